import type { Database } from 'better-sqlite3';
import { genesis } from '../../../../core/log/chain.ts';
import type { ChainBreak, ChainCheck, Sha256 } from '../../../../core/ports.ts';
import { storeFault } from '../faults.ts';
import { plainRows, type RowList } from './plain-row.ts';
import { breakOf, type SealedColumns } from './sealed-row.ts';

/** What a long reading tells and asks while it runs. */
export interface Meanwhile {
  readonly progress: (done: number) => void;
  /** Throws fault cancelled when the reading should end. */
  readonly look: () => void;
}

const columns = ['at_ms', 'day', 'operation', 'result', 'source', 'subject', 'case_id', 'body', 'hash'];
/** The rows that are checked, in order. */
export const sealedRows = `SELECT e.sequence, ${columns.map((one) => `e.${one}`).join(', ')}, p.salts, p.texts, p.erased_at
  FROM log_entry e LEFT JOIN log_personal p ON p.sequence = e.sequence WHERE e.sequence > ? AND e.sequence <= ? ORDER BY e.sequence`;
const lookEvery = 500;
const tellEvery = 10_000;

/** A stretch of the chain: entries after `after`, to `to`; null: to the end, which is then held against the noted one. */
export interface Stretch {
  readonly after: number;
  readonly to: number | null;
}
/** `began`: the hash that the first entry of the stretch follows. */
export interface StretchCheck extends ChainCheck {
  readonly began: string;
}

/**
 * Reads a stretch of the chain in order, inside the caller's transaction. It shows that nothing changed since sealing, not who wrote it. A
 * file that cannot be read at some entry is broken there.
 */
export function verifyStretch(database: Database, sha256: Sha256, stretch: Stretch, { progress, look }: Meanwhile): StretchCheck {
  const { after, to } = stretch;
  const rows = database.prepare<[number, number], RowList>(sealedRows).raw();
  const erasing = database
    .prepare<[string, number], number>(
      `SELECT EXISTS (SELECT 1 FROM log_entry WHERE subject = ? AND operation = 'customer-erased' AND sequence > ?)`,
    )
    .pluck();
  const saysErased = (subject: string, sequence: number) => erasing.get(subject, sequence) === 1;
  const isPlain = plainRows(sha256);
  const before = database.prepare<[number], string>('SELECT hash FROM log_entry WHERE sequence = ?').pluck();
  let began = genesis;
  /** The last entry that fits, and the one before it. */
  let last: Fitting = { sequence: after, hash: genesis, at: null };
  let beforeLast = last;
  const upTo = ({ sequence, hash, at }: Fitting) => {
    const until = at === null ? null : new Date(at).toISOString();
    return { began, entries: sequence, sound: true, firstBroken: null, head: hash, reason: null, until } as const;
  };
  const broken = (reason: ChainBreak, from = last): StretchCheck => {
    return { ...upTo(from), sound: false, firstBroken: from.sequence + 1, reason };
  };
  const fits = (row: RowList): ChainBreak | null => {
    if (row[0] !== last.sequence + 1) return 'missing';
    try {
      if (isPlain(row, last.hash)) return null;
    } catch {
      // The whole check says what is wrong with it.
    }
    return closely(row, last.hash, sha256, saysErased);
  };

  try {
    if (after > 0) {
      began = before.get(after) ?? '';
      last = { sequence: after, hash: began, at: null };
    }
    for (const row of rows.iterate(after, to ?? Number.MAX_SAFE_INTEGER)) {
      if (last.sequence % lookEvery === 0) look();
      if ((last.sequence - after) % tellEvery === 0) progress(last.sequence - after);
      const reason = fits(row);
      if (reason !== null) return broken(reason);
      beforeLast = last;
      last = { sequence: row[0], hash: row[9], at: row[1] };
    }
    progress(last.sequence - after);
    return to === null ? atEnd() : last.sequence === to ? upTo(last) : broken('missing');
  } catch (error) {
    if (storeFault(error).data.code !== 'store-damaged') throw error;
    return broken('unreadable');
  }

  /** Entries cut off at the end leave a chain that fits; the head, noted with the last entry, tells. */
  function atEnd(): StretchCheck {
    const head = database.prepare<[], { sequence: number; hash: string }>('SELECT sequence, hash FROM log_head').get();
    const noted = head ?? { sequence: 0, hash: genesis };
    if (noted.sequence > last.sequence) return broken('missing');
    return noted.sequence === last.sequence && noted.hash === last.hash ? upTo(last) : broken('head', beforeLast);
  }
}

interface Fitting {
  readonly sequence: number;
  readonly hash: string;
  readonly at: number | null;
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
