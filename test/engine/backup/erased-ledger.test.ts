import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { erasedLedger } from '../../../src/engine/desk/erased-ledger.ts';

const at = '2026-11-22T01:30:00.000Z';
const later = '2026-11-23T01:30:00.000Z';

function ownFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-erased-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'erased.jsonl');
}

test('who was erased is known again by the id alone, and the file, which only its owner reads, names nobody', async () => {
  const path = ownFile();
  await erasedLedger(path, 'account-1').note('0bb8e90000000000000f6fc010ebfd95', at);
  const again = erasedLedger(path, 'account-1');
  await again.note('0bb8e90000000000000f6fc010ebfd95', later);
  expect(await again.among(['other', '0bb8e90000000000000f6fc010ebfd95'])).toEqual([
    { customerId: '0bb8e90000000000000f6fc010ebfd95', at: [at, later] },
  ]);
  expect(readFileSync(path, 'utf8')).not.toContain('0bb8e9');
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('an erasure that the store refused is taken back, and one account never speaks for another', async () => {
  const path = ownFile();
  const ledger = erasedLedger(path, 'account-1');
  await ledger.note('c1', at);
  await ledger.takeBack('c1', at);
  await erasedLedger(path, 'account-2').note('c2', at);
  expect(await ledger.among(['c1', 'c2'])).toEqual([]);
});

test('a line that a power cut tore loses neither those before it nor the next one', async () => {
  const path = ownFile();
  const ledger = erasedLedger(path, 'account-1');
  await ledger.note('c1', at);
  appendFileSync(path, '{"account":"account-1","dig');
  await ledger.note('c2', later);
  expect((await ledger.among(['c1', 'c2'])).map(({ customerId }) => customerId)).toEqual(['c1', 'c2']);
});
