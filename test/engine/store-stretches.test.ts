import { hash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type EntryList, type PersonalList, plainRows } from '../../src/engine/adapters/store/reader/plain-row.ts';
import { type StretchCheck, verifyStretch } from '../../src/engine/adapters/store/reader/verify.ts';
import { joined, stretchesOf } from '../../src/engine/adapters/store/reader/verify-chain.ts';
import { openInFolder } from '../ports/store/folder.ts';
import { draft, erased, evening } from '../ports/store/samples.ts';

const sha256 = (text: string) => hash('sha256', text, 'hex');
const quietly = { progress: () => {}, look: () => {} };

/** A log of 31 entries, one customer of which was erased, and a second connection to it. */
async function logOf31() {
  const { store, path } = await openInFolder();
  const drafts = Array.from({ length: 30 }, (_, index) =>
    draft({
      customerId: `c${index % 4}`,
      caseId: index % 3 === 0 ? `case "${index}"` : null,
      detail: index % 5 === 0 ? { text: '},"digests":{', 10: index, 9: true } : { index },
      personal: index % 2 === 0 ? { operator: 'Zoë "Z"', reason: `客户 ${index}` } : {},
    }),
  );
  await store.appendLog(drafts);
  await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
  const other = new Sqlite(path);
  onTestFinished(() => void other.close());
  const inStretches = (count: number) => {
    const stretches = Array.from({ length: count }, (_, index) => ({
      after: Math.floor((31 * index) / count),
      to: index === count - 1 ? null : Math.floor((31 * (index + 1)) / count),
    }));
    return joined(stretches.map((stretch): StretchCheck => verifyStretch(other, sha256, stretch, quietly)));
  };
  return { store, other, inStretches };
}

test('a chain read in stretches side by side is told sound or broken just as one that is read at once', async () => {
  const { store, other, inStretches } = await logOf31();
  const whole = await store.verifyLog();
  expect(whole).toMatchObject({ sound: true, entries: 31 });
  for (const count of [1, 2, 3, 7, 31]) expect(inStretches(count)).toEqual(whole);
  for (const sequence of [1, 10, 11, 20, 31]) {
    const before = other.prepare('SELECT body, hash FROM log_entry WHERE sequence = ?').get(sequence) as { body: string; hash: string };
    for (const change of [`body = replace(body, 'Z","', 'Y","')`, `hash = substr(hash, 2) || '0'`, `day = '2020-01-01'`]) {
      other.prepare(`UPDATE log_entry SET ${change} WHERE sequence = ?`).run(sequence);
      const once = await store.verifyLog();
      for (const count of [2, 3, 31]) expect(inStretches(count), `${change} at ${sequence}, ${count} stretches`).toMatchObject(once);
      other
        .prepare(`UPDATE log_entry SET body = ?, hash = ?, day = '2026-11-22' WHERE sequence = ?`)
        .run(before.body, before.hash, sequence);
    }
    expect(inStretches(3)).toMatchObject({ sound: true });
  }
});

test('two stretches that were each written anew, and do not meet, are told at the place where they part', () => {
  const at = { entries: 5, sound: true, firstBroken: null, reason: null, until: evening } as const;
  const first: StretchCheck = { ...at, began: 'a', head: 'b' };
  expect(joined([first, { ...at, began: 'b', head: 'c', entries: 9 }])).toMatchObject({ sound: true, entries: 9, head: 'c' });
  expect(joined([first, { ...at, began: 'x', head: 'c', entries: 9 }])).toMatchObject({
    sound: false,
    firstBroken: 6,
    entries: 5,
    head: 'b',
  });
  const broken = { ...at, sound: false, firstBroken: 6, reason: 'changed', until: null } as const;
  expect(joined([first, { ...broken, began: 'b', head: 'b' }])).toMatchObject({ firstBroken: 6, until: evening });
});

test('a small log is read by one thread, a large one by as many as there are processors, three at most', () => {
  expect(stretchesOf(99_999, 8)).toEqual([{ after: 0, to: null }]);
  expect(stretchesOf(1_200_000, 1)).toHaveLength(1);
  expect(stretchesOf(1_200_000, 16)).toEqual([
    { after: 0, to: 400_000 },
    { after: 400_000, to: 800_000 },
    { after: 800_000, to: null },
  ]);
});

test('the quick look at an entry knows nearly every one, and none whose bytes, columns or personal text are others', async () => {
  const { other } = await logOf31();
  const rows = other
    .prepare<[], readonly (string | number | null)[]>(
      `SELECT e.sequence, at_ms, day, operation, result, source, subject, case_id, body, hash, salts, texts, erased_at FROM log_entry e
       LEFT JOIN log_personal p ON p.sequence = e.sequence ORDER BY e.sequence`,
    )
    .raw()
    .all();
  const look = (isPlain: ReturnType<typeof plainRows>, row: readonly unknown[], previous: string) => {
    const personal = row.slice(10).some((value) => value !== null) ? [row[0], ...row.slice(10)] : null;
    return isPlain(row.slice(0, 10) as unknown as EntryList, personal as unknown as PersonalList | null, previous);
  };
  let previous = '0'.repeat(64);
  let known = 0;
  for (const row of rows) {
    const isPlain = plainRows(sha256);
    const asItIs = look(isPlain, row, previous);
    if (asItIs) known += 1;
    row.forEach((value, column) => {
      // Spaces around the JSON of salts and texts change nothing that anybody reads.
      const spaced = column === 10 || column === 11 ? [] : [`${value} `, ` ${value}`];
      const texts = typeof value === 'string' ? [...spaced, value.slice(1), value.replace(/[\dZ]/, '7x'), ''] : ['', '{}', 'x'];
      const others = typeof value === 'number' ? [value + 1, value - 1, ...(column === 0 ? [] : [String(value)])] : [null, ...texts];
      for (const change of others) {
        if (change === value) continue;
        const changed = row.map((kept, at) => (at === column ? change : kept));
        const seen = () => {
          try {
            return look(isPlain, changed, previous);
          } catch {
            return false;
          }
        };
        expect(seen(), `column ${column} of ${row[0]}: ${JSON.stringify(change)}`).toBe(false);
      }
    });
    previous = String(row[9]);
  }
  // But those of the erased customer, and those whose detail has members that JavaScript sorts otherwise.
  expect(known).toBeGreaterThanOrEqual(15);
});
