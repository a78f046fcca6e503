#!/usr/bin/env python3
"""Verifies an operation log without Consent Desk: verify-log.py FILE, a desk.sqlite, an archived log or an export (docs/operation-log.md)."""
import hashlib, json, sqlite3, sys

def sha256(text):
    return hashlib.sha256(text.encode('utf-8')).hexdigest()

def number(value):  # as ECMAScript writes it
    if isinstance(value, int): return str(value)
    if value == int(value) and abs(value) < 1e21: return str(int(value))
    if 1e-6 <= abs(value) < 1e-4: return format(value, f'.{len(repr(value).split("e")[0].replace(".", "").lstrip("-")) - 1 - int(repr(value).split("e")[1])}f')
    return repr(value).replace('e-0', 'e-').replace('e+0', 'e+')

def canonical(value):  # RFC 8785
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode('utf-16-be'))
        return '{' + ','.join(canonical(name) + ':' + canonical(value[name]) for name in names) + '}'
    if isinstance(value, bool) or value is None: return json.dumps(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else number(value)

def rows_of(path):  # a head or None, and (sequence, hash, entry, salts, texts, erased at)
    if open(path, 'rb').read(15) == b'SQLite format 3':
        database = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
        head = database.execute('SELECT sequence, hash FROM log_head').fetchone() or (0, '0' * 64)
        parsed = lambda text: None if text is None else json.loads(text)
        rows = database.execute('SELECT e.sequence, e.hash, e.body, p.salts, p.texts, p.erased_at FROM log_entry e '
                                'LEFT JOIN log_personal p ON p.sequence = e.sequence ORDER BY e.sequence')
        return head, ((r[0], r[1], json.loads(r[2]), parsed(r[3]), parsed(r[4]), r[5]) for r in rows)
    lines = (json.loads(line) for line in open(path, encoding='utf-8', newline='\n'))
    first = json.loads(open(path, encoding='utf-8', newline='\n').readline())
    head = (first['entries'], first['head'] or '0' * 64) if 'format' in first else None
    return head, ((l['sequence'], l['hash'], l['entry'], l['salts'], l['texts'], l['erasedAt']) for l in lines if 'entry' in l)

def verify(path):
    head, rows = rows_of(path)
    at, last, count, erased, erasing = 0, '0' * 64, 0, [], {}
    try:
        for sequence, sealed, entry, salts, texts, erased_at in rows:
            if head and sequence != at + 1: return at + 1, 'missing', count
            if sequence == at + 1 and entry['previous'] != last: return sequence, 'does not follow the entry before it', count
            if entry['sequence'] != sequence or sha256(entry['previous'] + '\n' + canonical(entry)) != sealed: return sequence, 'changed', count
            if erased_at is not None: erased.append((sequence, entry['subject']))
            found = {field: sha256((salts or {}).get(field, '') + '\n' + text) for field, text in (texts or {}).items()}
            if found != entry['digests'] if erased_at is None else (salts or texts): return sequence, 'personal text is not the one that was sealed', count
            if entry['operation'] == 'customer-erased': erasing[entry['subject']] = sequence
            at, last, count = sequence, sealed, count + 1
    except (ValueError, KeyError, TypeError, sqlite3.DatabaseError) as problem:
        return at + 1, f'unreadable ({problem})', count
    for sequence, subject in erased if head else []:
        if subject is None or erasing.get(subject, 0) <= sequence: return sequence, 'erased, and no later entry says so', sequence - 1
    if head and tuple(head) != (at, last): return (at + 1 if head[0] > at else at), 'the end is not the one that was noted', count
    return None, last, count

broken, said, entries = verify(sys.argv[1])
print(f'sound: {entries} entries, head {said}' if broken is None else f'broken at entry {broken}: {said}; {entries} entries before it fit each other')
sys.exit(0 if broken is None else 1)
