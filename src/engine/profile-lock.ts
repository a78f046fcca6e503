import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../core/fault.ts';

/**
 * Takes a profile for this engine alone: an exclusive lock of the operating system on a small database, let go when the process ends,
 * however it ends. Answers how to let go. Fault profile-locked while another engine holds it.
 */
export function lockProfile(profile: string): () => void {
  const lock = new Database(join(profile, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new Fault('profile-locked', {}, { cause });
  }
  return () => {
    lock.close();
  };
}
