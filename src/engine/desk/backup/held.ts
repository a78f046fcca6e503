import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RestoreShown } from '../../../contract/housekeeping.ts';
import type { AccountId } from '../../../core/account/account.ts';
import { Fault } from '../../../core/fault.ts';
import { storeFault } from '../../adapters/store/faults.ts';
import { demandRoom } from './disk.ts';

/** A backup on its way in: a file, never memory. */
export interface HeldBackup {
  readonly restoreId: string;
  readonly sealed: string;
  /** Where its database lies in clear once it was opened. */
  readonly database: string;
  readonly size: number;
  received: number;
  shown: RestoreShown | null;
  busy: boolean;
}

/** At most one for each desk. */
export interface HeldBackups {
  begin(account: AccountId, size: number): HeldBackup;
  /** Fault not-found {what: backup} for one that was let go. */
  of(account: AccountId, restoreId: string): HeldBackup;
  letGo(account: AccountId): void;
}

export function heldBackups(unfinished: string): HeldBackups {
  const held = new Map<AccountId, HeldBackup>();
  const letGo = (account: AccountId) => {
    const one = held.get(account);
    if (one?.busy === true) throw new Fault('not-allowed-here', { reason: 'restore-running' });
    held.delete(account);
    if (one !== undefined) removeDatabase(one.database, one.sealed);
  };
  return {
    begin(account, size) {
      letGo(account);
      mkdirSync(unfinished, { recursive: true, mode: 0o700 });
      // The file as it comes, and its database in clear.
      demandRoom(unfinished, size * 2.1);
      const restoreId = randomUUID();
      const base = join(unfinished, restoreId);
      const one: HeldBackup = {
        restoreId,
        sealed: `${base}.backup`,
        database: `${base}.sqlite`,
        size,
        received: 0,
        shown: null,
        busy: false,
      };
      closeSync(openSync(one.sealed, 'wx', 0o600));
      held.set(account, one);
      return one;
    },
    of(account, restoreId) {
      const one = held.get(account);
      if (one?.restoreId !== restoreId) throw new Fault('not-found', { what: 'backup' });
      return one;
    },
    letGo,
  };
}

/** Fault invalid-input {field: offset} when a part is missing or too much. */
export function receiveBackupPart(held: HeldBackup, offset: number, content: string): void {
  const bytes = Buffer.from(content, 'base64');
  if (offset !== held.received || offset + bytes.length > held.size) throw new Fault('invalid-input', { field: 'offset' });
  try {
    const file = openSync(held.sealed, 'r+');
    try {
      writeSync(file, bytes, 0, bytes.length, offset);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw storeFault(error);
  }
  held.received += bytes.length;
}

export function removeDatabase(...paths: readonly string[]): void {
  for (const path of paths) for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}
