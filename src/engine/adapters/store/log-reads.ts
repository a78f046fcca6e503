import { quietOperations } from '../../../core/log/entry.ts';
import type { Store } from '../../../core/ports.ts';
import type { StoreContext } from './context.ts';
import { type LogRowColumns, logRowOf, logRowsFrom } from './log-row.ts';
import type { LogSearch } from './log-search.ts';

/** What *Since you were last here* is about. */
const concerns = `(e.subject IS NOT NULL OR e.case_id IS NOT NULL) AND e.operation NOT IN (${quietOperations.map((one) => `'${one}'`).join(', ')})`;

/** The log, newest first, filtered and searched; works without any network. */
export function logReads(
  { database }: Pick<StoreContext, 'database'>,
  search: LogSearch,
): Pick<Store, 'log' | 'logEntry' | 'logPlace' | 'logDays' | 'logOperators' | 'newsSince'> {
  const one = database.prepare<[number], LogRowColumns>(`${logRowsFrom} WHERE e.sequence = ?`);
  const newestOf = database.prepare<[number, number], LogRowColumns>(
    `${logRowsFrom} WHERE e.sequence < ? ORDER BY e.sequence DESC LIMIT ?`,
  );
  const listed = database.prepare<[string], LogRowColumns>(
    `${logRowsFrom.replace('FROM log_entry e', 'FROM json_each(?) j CROSS JOIN log_entry e ON e.sequence = j.value')} ORDER BY j.key`,
  );
  const news = database.prepare<[number, number], LogRowColumns>(
    `${logRowsFrom} WHERE e.sequence > ? AND ${concerns} ORDER BY e.sequence DESC LIMIT ?`,
  );
  const newsTotal = database.prepare<[number], number>(`SELECT count(*) FROM log_entry e WHERE e.sequence > ? AND ${concerns}`).pluck();

  return {
    async log(query) {
      const newest = search.newest();
      const before = query.before ?? newest + 1;
      const skip = query.skip ?? 0;
      const found = search.found(query);
      // Sequences have no gaps.
      if (found === null)
        return { total: newest, rows: newestOf.all(Math.min(before, newest + 1) - skip, query.limit).map(logRowOf), newest };
      const sequences = found.downwards(found.below(before, skip)).take(query.limit).toArray();
      return { total: found.count(), rows: listed.all(JSON.stringify(sequences)).map(logRowOf), newest };
    },
    async logEntry(sequence) {
      const row = one.get(sequence);
      return row === undefined ? null : logRowOf(row);
    },
    async logPlace(query, sequence) {
      const newest = search.newest();
      const found = search.found(query);
      if (sequence > newest || found?.has(sequence) === false) return null;
      return found === null ? newest - sequence : found.countBetween(sequence + 1, newest);
    },
    async logDays(query) {
      return search.runs.days(search.found(query));
    },
    async logOperators() {
      return search.sets.now().values('operator');
    },
    async newsSince(sequence, limit) {
      return { rows: news.all(sequence, limit).map(logRowOf), total: newsTotal.get(sequence) ?? 0, newest: search.newest() };
    },
  };
}
