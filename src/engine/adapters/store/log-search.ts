import type { Database } from 'better-sqlite3';
import type { LogFilters, LogQuery } from '../../../core/ports.ts';
import { Bits } from './bits.ts';
import { folded } from './folded.ts';
import { milliseconds } from './instant.ts';
import { LogRuns } from './log-runs.ts';
import { LogSets, type LogSetsNow } from './log-sets.ts';
import { holdsWord, TextIndex } from './text-index.ts';

/** What the log is asked by, over any connection: the writer's, or a reader's of its own. */
export interface LogSearch {
  readonly index: TextIndex;
  readonly sets: LogSets;
  readonly runs: LogRuns;
  /** Sequence of the newest entry; 0 when there is none. */
  newest(): number;
  /** Sequences that words and filters leave; null: all of them. */
  found(query: Pick<LogQuery, 'search' | 'filters'>): Bits | null;
}

export function logSearch(database: Database): LogSearch {
  const index = new TextIndex(database, 'log', 'grows');
  const sets = new LogSets(database);
  const runs = new LogRuns(database);
  const highest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM log_entry').pluck();
  const ofCase = database.prepare<[string], string | null>('SELECT group_concat(sequence) FROM log_entry WHERE case_id = ?').pluck();
  // A customer without a pseudonym was never written about, or was erased: no entry can be found by it.
  const ofCustomer = database
    .prepare<[string], string | null>(
      'SELECT group_concat(sequence) FROM log_entry WHERE subject = (SELECT subject FROM subject WHERE customer_id = ?)',
    )
    .pluck();
  const newest = () => highest.get() ?? 0;

  function filtered(filters: LogFilters, now: LogSetsNow): readonly Bits[] {
    const { customerId, caseId, from, until, ...equal } = filters;
    const found: Bits[] = [];
    if (customerId !== undefined) found.push(Bits.parse(ofCustomer.get(customerId) ?? null, newest()));
    if (caseId !== undefined) found.push(Bits.parse(ofCase.get(caseId) ?? null, newest()));
    for (const kind of ['operation', 'result', 'source', 'operator'] as const) {
      const value = equal[kind];
      if (value !== undefined) found.push(now.of(kind, value));
    }
    if (from !== undefined || until !== undefined) {
      const first = from === undefined ? Number.NEGATIVE_INFINITY : milliseconds(from);
      const end = until === undefined ? Number.POSITIVE_INFINITY : milliseconds(until);
      found.push(runs.between(first, end, newest()));
    }
    return found;
  }

  /** Entries that hold each word: in their text, or as the name of their operation or operator, few of which stand for most entries. */
  function holding(words: string, now: LogSetsNow): readonly Bits[] {
    return index.words(words, 0).map(({ hits, ...word }) => {
      const named = (['operation', 'operator'] as const).flatMap((kind) =>
        now
          .values(kind)
          .filter((value) => holdsWord(folded(value), word))
          .map((value) => now.of(kind, value)),
      );
      return named.reduce((all, one) => all.or(one), hits);
    });
  }

  return {
    index,
    sets,
    runs,
    newest,
    found({ search, filters }) {
      if (search === '' && Object.keys(filters).length === 0) return null;
      const now = sets.now();
      return [...holding(search, now), ...filtered(filters, now)].reduce<Bits | null>((all, one) => all?.and(one) ?? one, null);
    },
  };
}
