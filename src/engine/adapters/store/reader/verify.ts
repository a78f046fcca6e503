import type { Database } from 'better-sqlite3';
import { genesis } from '../../../../core/log/chain.ts';
import type { ChainBreak, ChainCheck, Sha256 } from '../../../../core/ports.ts';
import { storeFault } from '../faults.ts';
import { type EntryList, type PersonalList, plainRows } from './plain-row.ts';
import { breakOf, type SealedColumns } from './sealed-row.ts';

/** What a long reading tells and asks while it runs. */
export interface Meanwhile {
  readonly progress: (done: number) => void;
  /** Throws fault cancelled when the reading should end. */
  readonly look: () => void;
}

/** Entries and their personal text are read side by side: a join would look each text up. */
const entriesAfter = `SELECT sequence, at_ms, day, operation, result, source, subject, case_id, body, hash FROM log_entry
  WHERE sequence > ? AND sequence <= ? ORDER BY sequence`;
const personalAfter = 'SELECT sequence, salts, texts, erased_at FROM log_personal WHERE sequence > ? AND sequence <= ? ORDER BY sequence';
const chunk = 256;
const tellEvery = chunk * 40;

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
  const entries = database.prepare<[number, number], EntryList>(entriesAfter).raw();
  const personal = database.prepare<[number, number], PersonalList>(personalAfter).raw();
  const highest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM log_entry').pluck();
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
  const fits = (row: EntryList, written: PersonalList | null): ChainBreak | null => {
    if (row[0] !== last.sequence + 1) return 'missing';
    try {
      if (isPlain(row, written, last.hash)) return null;
    } catch {
      // The whole check says what is wrong with it.
    }
    return closely(row, written, last.hash, sha256, saysErased);
  };

  try {
    if (after > 0) {
      began = before.get(after) ?? '';
      last = { sequence: after, hash: began, at: null };
    }
    const end = to ?? Math.max(after, highest.get() ?? 0);
    for (let from = after; from < end; from += chunk) {
      look();
      if ((from - after) % tellEvery === 0) progress(from - after);
      const until = Math.min(end, from + chunk);
      const rows = entries.all(from, until);
      const texts = personal.all(from, until);
      let at = 0;
      for (const row of rows) {
        while ((texts[at]?.[0] ?? until) < row[0]) at += 1;
        const written = texts[at]?.[0] === row[0] ? (texts[at] ?? null) : null;
        const reason = fits(row, written);
        if (reason !== null) return broken(reason);
        beforeLast = last;
        last = { sequence: row[0], hash: row[9], at: row[1] };
      }
      if (last.sequence !== until) return broken('missing');
    }
    progress(last.sequence - after);
    return to === null ? atEnd() : upTo(last);
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
  row: EntryList,
  written: PersonalList | null,
  previous: string,
  sha256: Sha256,
  saysErased: (subject: string, sequence: number) => boolean,
): ChainBreak | null {
  const [sequence, at_ms, day, operation, result, source, subject, case_id, body, hash] = row;
  const [, salts, texts, erased_at] = written ?? [sequence, null, null, null];
  const record: SealedColumns = { sequence, at_ms, day, operation, result, source, subject, case_id, body, hash, salts, texts, erased_at };
  try {
    return breakOf(record, previous, sha256, saysErased);
  } catch (error) {
    // Values that no entry has, such as a date that is none; a file that cannot be read is for the caller.
    if (storeFault(error).data.code === 'store-damaged') throw error;
    return 'unreadable';
  }
}
