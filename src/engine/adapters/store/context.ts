import type { Database } from 'better-sqlite3';
import type { Clock, Sha256 } from '../../../core/ports.ts';
import type { CustomerIds } from './customer-ids.ts';
import type { RowJournal } from './row-journal.ts';

/** Counts changes, so that what was computed in memory knows when it is out of date. */
export interface Revisions {
  /** Customer rows and their searched text. */
  rows: number;
  /** When customers were last seen. */
  seen: number;
  verdicts: number;
  /** Managers and resellers of rows that stood already; those of rows that joined are read from the rows. */
  facets: number;
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
  readonly journal: RowJournal;
  readonly ids: CustomerIds;
  /** How safe the last transaction had to be; see `write`. */
  durability: Durability;
}

type Durability = 'full' | 'normal';

/**
 * Runs `work` in one immediate transaction. `full`: survives a power cut once it returned. `normal`: for what can be read again from the
 * other side; a power cut may take the last of them back, whole and in order.
 */
export function write<Result>(context: StoreContext, durability: Durability, work: () => Result): Result {
  // Switched only where it changes: a sync writes a thousand pages in a row.
  if (context.durability !== durability) context.database.exec(`PRAGMA synchronous = ${durability.toUpperCase()}`);
  context.durability = durability;
  try {
    return context.database.transaction(work).immediate();
  } catch (error) {
    context.ids.forget();
    throw error;
  }
}
