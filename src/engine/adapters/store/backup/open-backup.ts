import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Fault } from '../../../../core/fault.ts';
import { chainOf, type Meanwhile, problemsOf, rowsOf } from './inspect.ts';
import { type Manifest, manifestIn } from './manifest.ts';
import { openFile } from './sealed-file.ts';

export interface OpenJob {
  readonly kind: 'open';
  readonly sealed: string;
  /** Where the database goes in clear. */
  readonly to: string;
  readonly passphrase: string;
}
export type OpenStep = 'opening' | 'checking' | 'checking-log';

/**
 * Opens a backup into a database file of its own and checks that it is what it was when it was made. Nothing stays when it is not. Faults:
 * passphrase-wrong, backup-unreadable {reason: not-a-backup | newer | damaged | cut | differs}, cancelled.
 */
export function openBackup(
  { sealed, to, passphrase }: OpenJob,
  tell: (step: OpenStep, done: number, of: number) => void,
  look: () => void,
): Manifest {
  try {
    const within = (step: OpenStep): Meanwhile => ({ look, progress: (done, of) => tell(step, done, of) });
    const manifest = unsealed(sealed, to, passphrase, within('opening'));
    checked(to, manifest, within);
    return manifest;
  } catch (error) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${to}${end}`, { force: true });
    throw error;
  }
}

function unsealed(sealed: string, to: string, passphrase: string, { progress, look }: Meanwhile): Manifest {
  const parts = openFile(sealed, passphrase);
  const file = openSync(to, 'wx', 0o600);
  try {
    const digest = createHash('sha256');
    let length = 0;
    const put = (bytes: Buffer) => {
      digest.update(bytes);
      writeSync(file, bytes);
      length += bytes.length;
    };
    let manifest: Manifest | null = null;
    let before = Buffer.alloc(0);
    for (const { bytes, done, of } of parts) {
      look();
      progress(done, of);
      if (manifest !== null) {
        put(bytes);
        continue;
      }
      before = Buffer.concat([before, bytes]);
      const found = manifestIn(before);
      if (found === null) continue;
      manifest = found.manifest;
      put(before.subarray(found.end));
    }
    if (manifest === null) throw new Fault('backup-unreadable', { reason: 'newer' });
    if (length !== manifest.bytes || digest.digest('hex') !== manifest.sha256) throw new Fault('backup-unreadable', { reason: 'differs' });
    fsyncSync(file);
    return manifest;
  } finally {
    closeSync(file);
  }
}

function checked(path: string, manifest: Manifest, within: (step: OpenStep) => Meanwhile): void {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const [problem] = problemsOf(database, within('checking'));
    const rows = rowsOf(database, within('checking').look);
    const chain = chainOf(database, manifest.entries, within('checking-log'));
    const same =
      problem === undefined &&
      chain.head === manifest.head &&
      chain.firstBroken === manifest.firstBroken &&
      Object.keys({ ...rows, ...manifest.rows }).every((table) => rows[table] === manifest.rows[table]);
    if (!same) throw new Fault('backup-unreadable', { reason: 'differs' });
  } finally {
    database.close();
  }
}
