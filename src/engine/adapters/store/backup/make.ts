import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Fault } from '../../../../core/fault.ts';
import { chainOf, type Meanwhile, problemsOf, rowsOf } from './inspect.ts';
import { type Manifest, manifestBytes, manifestIn } from './manifest.ts';
import { openFile, sealFile } from './sealed-file.ts';

export type AboutBackup = Pick<
  Manifest,
  'account' | 'name' | 'site' | 'partnerType' | 'connection' | 'simulated' | 'madeAt' | 'appVersion'
>;
export interface BackupJob {
  readonly kind: 'backup';
  readonly path: string;
  /** Where the copy in clear lies while it is checked, and where the encrypted file goes. */
  readonly copy: string;
  readonly sealed: string;
  readonly passphrase: string;
  readonly about: AboutBackup;
}
export type BackupStep = 'copying' | 'checking' | 'checking-log' | 'encrypting' | 'reading-back';
export type Tell = (step: BackupStep, done: number, of: number) => void;

/** Pages copied between two looks. */
const pagesAtOnce = 1_000;
const readAtOnce = 1024 * 1024;

/**
 * Copies one snapshot of the database, checks the copy (SQLite's own check, the chain, the rows of every table against the original's),
 * encrypts it, and opens what it wrote once more. Faults: store-damaged {reason} when the copy is not sound, cancelled.
 */
export async function makeBackup({ path, copy, sealed, passphrase, about }: BackupJob, tell: Tell, look: () => void): Promise<Manifest> {
  const within = (step: BackupStep): Meanwhile => ({ look, progress: (done, of) => tell(step, done, of) });
  try {
    const rows = await copied(path, copy, within('copying'));
    const manifest = { format: 'consent-desk-backup', ...about, ...checkedCopy(copy, rows, within), ...digested(copy, look) } as const;
    sealFile(sealed, passphrase, manifestBytes(manifest).length + manifest.bytes, partsOf(copy, manifest, within('encrypting')));
    readBack(sealed, passphrase, manifest, within('reading-back'));
    return manifest;
  } catch (error) {
    rmSync(sealed, { force: true });
    throw error;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true });
  }
}

/** Answers how many rows the original has in the same snapshot. */
async function copied(path: string, copy: string, { progress, look }: Meanwhile): Promise<Readonly<Record<string, number>>> {
  // Owner-only before a byte is in it.
  closeSync(openSync(copy, 'wx', 0o600));
  const source = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    // One snapshot from the first page to the last: writing goes on meanwhile, and does not begin the copying anew.
    source.exec('BEGIN');
    const rows = rowsOf(source, look);
    await source.backup(copy, {
      progress: ({ totalPages, remainingPages }) => {
        look();
        progress(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
    return rows;
  } finally {
    source.close();
  }
}

function checkedCopy(copy: string, original: Readonly<Record<string, number>>, within: (step: BackupStep) => Meanwhile) {
  const database = new Sqlite(copy, { fileMustExist: true });
  try {
    // One file, nothing beside it.
    database.pragma('journal_mode = DELETE');
    const [problem] = problemsOf(database, within('checking'));
    if (problem !== undefined) throw new Fault('store-damaged', { reason: 'backup', problem: problem.slice(0, 200) });
    const { look } = within('checking');
    const rows = rowsOf(database, look);
    const differs = Object.keys({ ...original, ...rows }).find((table) => original[table] !== rows[table]);
    if (differs !== undefined) throw new Fault('store-damaged', { reason: 'backup', problem: `rows of ${differs}` });
    const chain = chainOf(database, rows.log_entry ?? 0, within('checking-log'));
    return {
      schema: database.pragma('user_version', { simple: true }) as number,
      entries: rows.log_entry ?? 0,
      head: chain.head,
      firstBroken: chain.firstBroken,
      customers: rows.customer ?? 0,
      mails: rows.mail ?? 0,
      rows,
    };
  } finally {
    database.close();
  }
}

function* blocksOf(path: string): Generator<Buffer, void, void> {
  const file = openSync(path, 'r');
  try {
    for (let at = 0; ; ) {
      const block = Buffer.alloc(readAtOnce);
      const length = readSync(file, block, 0, readAtOnce, at);
      if (length === 0) return;
      at += length;
      yield block.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function digested(copy: string, look: () => void): { readonly bytes: number; readonly sha256: string } {
  const digest = createHash('sha256');
  for (const block of blocksOf(copy)) {
    look();
    digest.update(block);
  }
  return { bytes: statSync(copy).size, sha256: digest.digest('hex') };
}

function* partsOf(copy: string, manifest: Manifest, { progress, look }: Meanwhile): Generator<Buffer, void, void> {
  yield manifestBytes(manifest);
  let done = 0;
  for (const block of blocksOf(copy)) {
    look();
    yield block;
    done += block.length;
    progress(done, manifest.bytes);
  }
}

/** What lies on the disk is what was checked, and the passphrase opens it. */
function readBack(sealed: string, passphrase: string, manifest: Manifest, { progress, look }: Meanwhile): void {
  const digest = createHash('sha256');
  let begun = false;
  for (const { bytes, done, of } of openFile(sealed, passphrase)) {
    look();
    progress(done, of);
    // The manifest is shorter than the first chunk.
    digest.update(begun ? bytes : bytes.subarray(manifestIn(bytes)?.end ?? 0));
    begun = true;
  }
  if (digest.digest('hex') !== manifest.sha256) throw new Fault('store-damaged', { reason: 'backup', problem: 'reading back' });
}
