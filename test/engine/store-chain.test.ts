import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { LogDraft } from '../../src/core/log/entry.ts';
import type { ChainCheck } from '../../src/core/ports.ts';
import { openInFolder } from '../ports/store/folder.ts';
import { draft, erased, evening } from '../ports/store/samples.ts';

const drafts: readonly LogDraft[] = Array.from({ length: 450 }, (_, index) =>
  draft({ customerId: `c${index % 7}`, detail: { number: index }, personal: { reason: `reason ${index}` } }),
);

/** Verifies a log of 450 entries after somebody changed the file behind the app's back. */
async function afterTampering(...statements: readonly string[]): Promise<ChainCheck> {
  const { store, path } = await openInFolder();
  await store.appendLog(drafts);
  expect(await store.verifyLog()).toMatchObject({ entries: 450, sound: true });
  const other = new Sqlite(path);
  other.pragma('foreign_keys = OFF');
  for (const statement of statements) expect(other.prepare(statement).run().changes, statement).toBeGreaterThan(0);
  other.close();
  return store.verifyLog();
}

const tampering: readonly (readonly [string, number, readonly string[]])[] = [
  ['one letter of an entry', 250, [`UPDATE log_entry SET body = replace(body, '"number":249', '"number":248') WHERE sequence = 250`]],
  ['an entry that is no entry any more', 9, [`UPDATE log_entry SET body = '{"version":' WHERE sequence = 9`]],
  ['the hash of an entry', 30, [`UPDATE log_entry SET hash = iif(hash LIKE '0%', '1', '0') || substr(hash, 2) WHERE sequence = 30`]],
  ['the first entry taken away', 1, ['DELETE FROM log_entry WHERE sequence = 1']],
  ['an entry in the middle taken away', 201, ['DELETE FROM log_entry WHERE sequence = 201']],
  ['the last entry taken away', 450, ['DELETE FROM log_entry WHERE sequence = 450']],
  [
    'two entries that changed places',
    10,
    [
      'UPDATE log_entry SET sequence = 9999 WHERE sequence = 10',
      'UPDATE log_entry SET sequence = 10 WHERE sequence = 11',
      'UPDATE log_entry SET sequence = 11 WHERE sequence = 9999',
    ],
  ],
  ['a column that says something else than its entry', 44, [`UPDATE log_entry SET operation = 'case-agreed' WHERE sequence = 44`]],
  ['personal text', 77, [`UPDATE log_personal SET texts = '{"reason":"another reason"}' WHERE sequence = 77`]],
  ['personal text put in without a digest', 78, [`UPDATE log_personal SET texts = json_set(texts, '$.more', 'x') WHERE sequence = 78`]],
  ['a salt', 79, [`UPDATE log_personal SET salts = '{"reason":"0000"}' WHERE sequence = 79`]],
  [
    'personal text said to be erased, where no entry erased the customer',
    81,
    [`UPDATE log_personal SET texts = NULL, salts = NULL, erased_at = '2026-11-22T01:30:00Z' WHERE sequence = 81`],
  ],
  ['personal text taken away without being erased', 80, ['DELETE FROM log_personal WHERE sequence = 80']],
];

test.each(tampering)('tampering is found at the entry itself: %s', async (_, firstBroken, statements) => {
  expect(await afterTampering(...statements)).toMatchObject({ sound: false, firstBroken, entries: firstBroken - 1 });
});

test('after a customer was erased, text of somebody else or of a later entry cannot be hidden as erased', async () => {
  const { store, path } = await openInFolder();
  await store.appendLog(drafts);
  await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
  await store.appendLog(drafts.slice(0, 7));
  expect(await store.verifyLog()).toMatchObject({ entries: 458, sound: true });
  const other = new Sqlite(path);
  onTestFinished(() => void other.close());
  const hide = `UPDATE log_personal SET texts = NULL, salts = NULL, erased_at = '2026-11-22T01:30:00Z' WHERE sequence = ?`;
  // 453 is about the customer who came back under a new pseudonym, after the erasing; 451 is the erasing entry with its operator.
  for (const sequence of [453, 451, 3]) {
    expect(other.prepare(hide).run(sequence).changes).toBe(1);
    expect(await store.verifyLog()).toMatchObject({ sound: false, firstBroken: sequence });
  }
});

test('questions are answered while a long chain is read, and reading stops when it is cancelled', async () => {
  const { store } = await openInFolder();
  await store.appendLog(drafts);
  const order: string[] = [];
  const signal = { aborted: false };
  const reading = store.verifyLog().then(() => order.push('verified'));
  const cancelled = store.verifyLog(signal);
  await store.value('anything').then(() => order.push('answered'));
  signal.aborted = true;
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  await reading;
  expect(order).toEqual(['answered', 'verified']);
});
