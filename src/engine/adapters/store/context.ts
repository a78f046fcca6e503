import type { Database } from 'better-sqlite3';
import type { Clock, Sha256 } from '../../../core/ports.ts';

/** Counts changes, so that what was computed in memory knows when it is out of date. */
export interface Revisions {
  /** Customer rows and their searched text. */
  rows: number;
  /** When customers were last seen. */
  seen: number;
  verdicts: number;
  /** Log entries and their searched text. */
  log: number;
}

/** What every part of the store works with: one writer connection. */
export interface StoreContext {
  readonly database: Database;
  readonly now: Clock['now'];
  readonly sha256: Sha256;
  /** The chain this device writes. */
  readonly chain: string;
  readonly revisions: Revisions;
}

/**
 * Runs `work` in one immediate transaction. `full`: survives a power cut once it returned. `normal`: for what can be read again from the
 * other side; a power cut may take the last of them back, whole and in order.
 */
export function write<Result>(context: StoreContext, durability: 'full' | 'normal', work: () => Result): Result {
  const { database } = context;
  const transaction = database.transaction(work);
  if (durability === 'full') return transaction.immediate();
  database.pragma('synchronous = NORMAL');
  try {
    return transaction.immediate();
  } finally {
    database.pragma('synchronous = FULL');
  }
}
