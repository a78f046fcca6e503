import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { openFile, sealFile } from '../../../src/engine/adapters/store/backup/sealed-file.ts';
import { ownFolder } from '../../ports/store/folder.ts';

const passphrase = 'correct horse battery staple';
const content = randomBytes(150_000);
const step = 65_536 + 16;
let bytes = Buffer.alloc(0);

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-sealed-'));
  const path = join(folder, 'a.backup');
  sealFile(path, passphrase, content.length, [content.subarray(0, 70_000), content.subarray(70_000)]);
  expect(statSync(path).mode & 0o077).toBe(0);
  bytes = readFileSync(path);
  rmSync(folder, { recursive: true, force: true });
});

/** What the file opens to, or the fault with which it is refused. */
function opened(file: Buffer, words = passphrase): Buffer | Fault {
  const path = join(ownFolder(), 'b.backup');
  writeFileSync(path, file);
  try {
    return Buffer.concat([...openFile(path, words)].map((part) => part.bytes));
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

describe('a sealed file', () => {
  test('opens to what was sealed, by the same characters however they were typed', () => {
    expect(opened(bytes)).toEqual(content);
    expect(opened(bytes, 'not the words')).toMatchObject({ code: 'passphrase-wrong' });
    const path = join(ownFolder(), 'umlaut.backup');
    sealFile(path, 'Schl\u00fcssel f\u00fcr alle', 3, [Buffer.from('abc')]);
    expect(opened(readFileSync(path), 'Schlu\u0308ssel fu\u0308r alle')).toEqual(Buffer.from('abc'));
  });

  const start = () => bytes.indexOf('\n', bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1) + 1;
  const chunk = (index: number) => bytes.subarray(start() + index * step, start() + (index + 1) * step);
  const flipped = (at: number) => Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 1]), bytes.subarray(at + 1)]);
  test.each<readonly [string, () => Buffer, string]>([
    ['its first line changed', () => flipped(3), 'not-a-backup'],
    ['its head changed', () => flipped(60), 'damaged'],
    ['its first chunk changed', () => flipped(start() + 5), 'damaged'],
    ['its last byte changed', () => flipped(bytes.length - 1), 'damaged'],
    ['an end that is missing', () => bytes.subarray(0, bytes.length - 40), 'cut'],
    ['its last chunk missing', () => bytes.subarray(0, start() + 2 * step), 'cut'],
    ['nothing behind its head', () => bytes.subarray(0, start()), 'cut'],
    ['two chunks swapped', () => Buffer.concat([bytes.subarray(0, start()), chunk(1), chunk(0), chunk(2)]), 'damaged'],
    ['one chunk in the place of another', () => Buffer.concat([bytes.subarray(0, start()), chunk(0), chunk(0), chunk(2)]), 'damaged'],
    ['something behind its end', () => Buffer.concat([bytes, Buffer.alloc(step)]), 'damaged'],
    ['another program’s bytes', () => Buffer.from('SQLite format 3\0 and more'), 'not-a-backup'],
    ['a newer form', () => Buffer.from('consent-desk-backup 2\n{}\n'), 'newer'],
  ])('with %s is refused by name, and never as a wrong passphrase', (_what, change, reason) => {
    expect(opened(change())).toMatchObject({ code: 'backup-unreadable', detail: { reason } });
  });
});
