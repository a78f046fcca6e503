import type { Database, Statement } from 'better-sqlite3';
import { Bits } from './bits.ts';

interface Run {
  readonly first: number;
  readonly last: number;
  readonly day: string;
}
const dayMilliseconds = 86_400_000;

/**
 * Runs of entries of one UTC day that follow each other. Nearly every day is one run, as order is by sequence; an import of older entries
 * makes runs of its own.
 */
export class LogRuns {
  readonly #all: Statement<[], Run>;
  readonly #newest: Statement<[], Run>;
  readonly #put: Statement;
  readonly #within: Statement<[number, number, number, number], string | null>;

  constructor(database: Database) {
    this.#all = database.prepare('SELECT first, last, day FROM log_run ORDER BY first');
    this.#newest = database.prepare('SELECT first, last, day FROM log_run ORDER BY first DESC LIMIT 1');
    this.#put = database.prepare(
      'INSERT INTO log_run (first, last, day) VALUES (?, ?, ?) ON CONFLICT (first) DO UPDATE SET last = excluded.last',
    );
    this.#within = database
      .prepare<[number, number, number, number], string | null>(
        'SELECT group_concat(sequence) FROM log_entry WHERE sequence BETWEEN ? AND ? AND at_ms >= ? AND at_ms < ?',
      )
      .pluck();
  }

  /** Takes in the days of new entries, the first of which has this sequence. Inside the appending transaction. */
  append(first: number, days: readonly string[]): void {
    let run = this.#newest.get();
    days.forEach((day, index) => {
      const sequence = first + index;
      if (run !== undefined && run.day === day && run.last === sequence - 1) run = { ...run, last: sequence };
      else {
        if (run !== undefined && index > 0) this.#put.run(run.first, run.last, run.day);
        run = { first: sequence, last: sequence, day };
      }
    });
    if (run !== undefined) this.#put.run(run.first, run.last, run.day);
  }

  /** Entries a day, oldest day first: of all of them, or of those that are `found`. */
  days(found: Bits | null): readonly { readonly day: string; readonly count: number }[] {
    const counts = new Map<string, number>();
    for (const { first, last, day } of this.#all.iterate()) {
      const count = found === null ? last - first + 1 : found.countBetween(first, last);
      if (count > 0) counts.set(day, (counts.get(day) ?? 0) + count);
    }
    return [...counts].map(([day, count]) => ({ day, count })).sort((one, other) => (one.day < other.day ? -1 : 1));
  }

  /** Entries from one instant (inclusive) until another (exclusive), both in milliseconds. */
  between(from: number, until: number, highest: number): Bits {
    const found = Bits.parse(null, highest);
    for (const { first, last, day } of this.#all.all()) {
      const begins = Date.parse(`${day}T00:00:00Z`);
      if (begins >= until || begins + dayMilliseconds <= from) continue;
      if (begins >= from && begins + dayMilliseconds <= until) found.setRange(first, last);
      else found.set(this.#within.get(first, last, from, until) ?? '');
    }
    return found;
  }
}
