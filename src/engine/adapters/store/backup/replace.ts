import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { storeFault } from '../faults.ts';

const Journal = z.object({ staged: z.string(), aside: z.string() });
const besides = ['-wal', '-shm'] as const;

/**
 * Puts `staged` (beside the database, whole, closed) in the place of a closed database, which stays under the name `aside`. At whatever
 * moment the power fails, `finishReplacing` leaves either the old one or the new one. Faults: disk-full, disk-read-only.
 */
export function replaceDatabase(database: string, staged: string, aside: string): void {
  const journal = journalOf(database);
  try {
    mkdirSync(dirname(aside), { recursive: true, mode: 0o700 });
    flush(staged);
    writeFileSync(journal, JSON.stringify({ staged: basename(staged), aside }), { mode: 0o600, flush: true });
    flushFolder(dirname(database));
    // What is not in the main file yet belongs to the old one, and would be read into the new one.
    for (const end of besides) if (existsSync(`${database}${end}`)) renameSync(`${database}${end}`, `${aside}${end}`);
    if (existsSync(database)) second(database, aside);
    flushFolder(dirname(aside));
    renameSync(staged, database);
    flushFolder(dirname(database));
    rmSync(journal, { force: true });
  } catch (error) {
    finishReplacing(database);
    throw storeFault(error);
  }
}

/** Before a database is opened: finishes a replacing that was cut short, or takes it back. Nothing happens where there was none. */
export function finishReplacing(database: string): void {
  const journal = journalOf(database);
  if (!existsSync(journal)) return;
  const said = read(journal);
  if (said !== null) {
    const staged = join(dirname(database), basename(said.staged));
    if (existsSync(staged)) {
      for (const end of besides) if (existsSync(`${said.aside}${end}`)) renameSync(`${said.aside}${end}`, `${database}${end}`);
      if (existsSync(database)) rmSync(said.aside, { force: true });
      else if (existsSync(said.aside)) renameSync(said.aside, database);
      rmSync(staged, { force: true });
    }
  }
  rmSync(journal, { force: true });
}

const journalOf = (database: string): string => join(dirname(database), 'replacing.json');

/** A journal that was not wholly written stands before anything was moved. */
function read(path: string): z.infer<typeof Journal> | null {
  try {
    return Journal.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** A second name for the same file, so that the first is never without one; a copy where the file system has no second names. */
function second(database: string, aside: string): void {
  try {
    linkSync(database, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    copyFileSync(database, aside);
    flush(aside);
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows has no such thing, and needs none: there names are written with the file. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
