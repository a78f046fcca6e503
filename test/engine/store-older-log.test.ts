import { hash } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { digestOf, genesis, sealEntry } from '../../src/core/log/chain.ts';
import type { LogEntry } from '../../src/core/log/entry.ts';
import { first } from '../../src/engine/adapters/store/migrations/001-first.ts';
import { noticesKept } from '../../src/engine/adapters/store/migrations/002-notices-kept.ts';
import { unread } from '../../src/engine/adapters/store/migrations/003-unread.ts';
import { mails } from '../../src/engine/adapters/store/migrations/004-mails.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { ownFolder } from '../ports/store/folder.ts';
import { draft, morning } from '../ports/store/samples.ts';

const sha256 = (text: string) => hash('sha256', text, 'hex');

/** A database as the version before sets and runs left it: bodies in the order of their writing, names of operations in the searched text. */
function olderLog(path: string): void {
  const database = new Sqlite(path);
  for (const sql of [first, noticesKept, unread, mails]) database.exec(sql);
  database.pragma('user_version = 4');
  database.pragma(`application_id = ${0x4344736b}`);
  const days = ['2026-11-20', '2026-11-20', '2026-11-21', '2026-11-20'];
  let previous = genesis;
  days.forEach((day, index) => {
    const sequence = index + 1;
    const at = `${day}T10:00:00Z`;
    const entry: LogEntry = {
      version: 1,
      chain: 'chain-1',
      sequence,
      at,
      operation: sequence === 3 ? 'case-agreed' : 'case-noted',
      result: 'ok',
      source: 'person',
      subject: null,
      caseId: null,
      detail: { zebra: sequence, apple: 'b' },
      digests: { operator: digestOf(`salt${sequence}`, 'Anna', sha256) },
      previous,
    };
    previous = sealEntry(previous, entry, sha256);
    database
      .prepare('INSERT INTO log_entry VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?)')
      .run(sequence, Date.parse(at), day, entry.operation, 'ok', 'person', JSON.stringify(entry), previous);
    database
      .prepare('INSERT INTO log_personal (sequence, salts, texts) VALUES (?, ?, ?)')
      .run(sequence, JSON.stringify({ operator: `salt${sequence}` }), JSON.stringify({ operator: 'Anna' }));
    database.prepare('INSERT INTO log_text VALUES (?, ?)').run(sequence, `${entry.operation}\n${sequence}\nb\nanna`);
  });
  database.prepare('INSERT INTO log_head VALUES (1, 4, ?)').run(previous);
  database.close();
}

test('a log of an older version is filtered, searched, counted by day and verified as it was', async () => {
  const path = join(ownFolder(), 'desk.db');
  olderLog(path);
  const store = await openStore(path, { chain: 'chain-1', now: () => morning });
  onTestFinished(() => store.close());
  const found = async (search: string, filters: object) =>
    (await store.log({ search, filters, before: null, limit: 10 })).rows.map(({ entry }) => entry.sequence);
  const looks = async () => {
    expect(await found('', { operation: 'case-noted' })).toEqual([4, 2, 1]);
    expect(await found('agreed', {})).toEqual([3]);
    expect(await found('anna', { operator: 'Anna', from: '2026-11-21T00:00:00Z' })).toEqual([3]);
    expect(await store.logDays({ search: '', filters: {} })).toEqual([
      { day: '2026-11-20', count: 3 },
      { day: '2026-11-21', count: 1 },
    ]);
  };
  await looks();
  while (await store.fillSearch(100)) await looks();
  expect(await store.verifyLog()).toMatchObject({ sound: true, entries: 4 });
  await store.appendLog([draft({ personal: { operator: 'Anna' } })]);
  expect(await store.verifyLog()).toMatchObject({ sound: true, entries: 5 });
});
