import type { Database } from 'better-sqlite3';
import { genesis } from '../../../../core/log/chain.ts';
import type { ChainBreak, ChainCheck, Sha256 } from '../../../../core/ports.ts';
import { storeFault } from '../faults.ts';
import { plainRows, type RowList } from './plain-row.ts';
import { breakOf, type SealedColumns } from './sealed-row.ts';

/** What a long reading tells and asks while it runs. */
export interface Meanwhile {
  readonly progress: (done: number, of: number) => void;
  /** Throws fault cancelled when the reading should end. */
  readonly look: () => void;
}

const columns = ['at_ms', 'day', 'operation', 'result', 'source', 'subject', 'case_id', 'body', 'hash'];
/** The rows that are checked, in order. */
export const sealedRows = `SELECT e.sequence, ${columns.map((one) => `e.${one}`).join(', ')}, p.salts, p.texts, p.erased_at
  FROM log_entry e LEFT JOIN log_personal p ON p.sequence = e.sequence ORDER BY e.sequence`;
const lookEvery = 500;
const tellEvery = 10_000;

/**
 * Reads the whole chain in order, inside the caller's transaction. It shows that nothing changed since sealing, not who wrote it. A file
 * that cannot be read at some entry is broken there.
 */
export function verifyChain(database: Database, sha256: Sha256, { progress, look }: Meanwhile): ChainCheck {
  const head = database.prepare<[], { sequence: number; hash: string }>('SELECT sequence, hash FROM log_head').get();
  const sealed = { sequence: Number(head?.sequence ?? 0), hash: head?.hash ?? genesis };
  const rows = database.prepare<[], RowList>(sealedRows).raw();
  const erasing = database
    .prepare<[string, number], number>(
      `SELECT EXISTS (SELECT 1 FROM log_entry WHERE subject = ? AND operation = 'customer-erased' AND sequence > ?)`,
    )
    .pluck();
  const saysErased = (subject: string, sequence: number) => erasing.get(subject, sequence) === 1;
  const isPlain = plainRows(sha256);
  let previous = genesis;
  let sequence = 0;
  let at: number | null = null;
  /** Hash and time of the entry that the head names, should the log go on behind it. */
  let named: { readonly hash: string; readonly at: number | null } = { hash: genesis, at: null };
  const until = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds).toISOString());
  const broken = (firstBroken: number, reason: ChainBreak): ChainCheck => ({
    entries: sequence,
    sound: false,
    firstBroken,
    head: previous,
    reason,
    until: until(at),
  });
  const fits = (row: RowList): ChainBreak | null => {
    if (row[0] !== sequence + 1) return 'missing';
    try {
      if (isPlain(row, previous)) return null;
    } catch {
      // The whole check says what is wrong with it.
    }
    return closely(row, previous, sha256, saysErased);
  };

  try {
    for (const row of rows.iterate()) {
      if (sequence % lookEvery === 0) look();
      if (sequence % tellEvery === 0) progress(sequence, Math.max(sequence, sealed.sequence));
      const reason = fits(row);
      if (reason !== null) return broken(sequence + 1, reason);
      sequence = row[0];
      at = row[1];
      previous = row[9];
      if (sequence === sealed.sequence) named = { hash: previous, at };
    }
  } catch (error) {
    if (storeFault(error).data.code !== 'store-damaged') throw error;
    return broken(sequence + 1, 'unreadable');
  }
  progress(sequence, sequence);
  // Entries cut off at the end leave a chain that fits; the head tells.
  if (sealed.sequence > sequence) return broken(sequence + 1, 'missing');
  if (sealed.sequence === sequence && sealed.hash === previous) {
    return { entries: sequence, sound: true, firstBroken: null, head: previous, reason: null, until: until(at) };
  }
  // The chain fits, and its head does not: what stands behind the entry that the head names is not known to be ours.
  const last = Math.max(0, Math.min(sealed.sequence, sequence));
  if (sealed.hash === named.hash && last > 0)
    return { ...broken(last + 1, 'head'), entries: last, head: named.hash, until: until(named.at) };
  return broken(Math.max(1, last), 'head');
}

function closely(
  row: RowList,
  previous: string,
  sha256: Sha256,
  saysErased: (subject: string, sequence: number) => boolean,
): ChainBreak | null {
  const [sequence, at_ms, day, operation, result, source, subject, case_id, body, hash, salts, texts, erased_at] = row;
  const record: SealedColumns = { sequence, at_ms, day, operation, result, source, subject, case_id, body, hash, salts, texts, erased_at };
  try {
    return breakOf(record, previous, sha256, saysErased);
  } catch (error) {
    // Values that no entry has, such as a date that is none; a file that cannot be read is for the caller.
    if (storeFault(error).data.code === 'store-damaged') throw error;
    return 'unreadable';
  }
}
