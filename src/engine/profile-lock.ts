import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { Fault } from '../core/fault.ts';

const Holder = z.object({ pid: z.number().int(), since: z.string() });

/**
 * Takes the profile folder for this process alone, creating it owner-only. The lock is an exclusive transaction on a small SQLite file: the
 * operating system frees it with the process, however that ends. Fault: profile-locked {pid, since} (0 and '' when the holder has not said).
 */
export async function lockProfile(folder: string): Promise<{ release(): void }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'profile.lock');
  const holder = join(folder, 'profile.holder.json');
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new Fault('profile-locked', readHolder(holder), { cause: error });
  }
  // Only for the page that says who holds the profile; the lock itself is the transaction.
  writeFileSync(holder, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }), { mode: 0o600 });
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      rmSync(holder, { force: true });
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

function readHolder(path: string): { readonly pid: number; readonly since: string } {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Between taking the lock and writing who took it.
    return { pid: 0, since: '' };
  }
}
