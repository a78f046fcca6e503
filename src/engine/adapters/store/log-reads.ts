import { type LogEntry, quietOperations } from '../../../core/log/entry.ts';
import type { LogFilters, LogRow, Store } from '../../../core/ports.ts';
import { Bits } from './bits.ts';
import type { StoreContext } from './context.ts';
import { milliseconds } from './instant.ts';
import type { Subjects } from './subjects.ts';
import type { TextIndex } from './text-index.ts';

interface Row {
  readonly body: string;
  readonly hash: string;
  readonly customer_id: string | null;
  readonly texts: string | null;
  readonly erased_at: string | null;
}
type Value = string | number;
interface Condition {
  readonly where: string;
  readonly values: readonly Value[];
}

const rowsFrom = `SELECT e.body, e.hash, s.customer_id, p.texts, p.erased_at FROM log_entry e
  LEFT JOIN subject s ON s.subject = e.subject LEFT JOIN log_personal p ON p.sequence = e.sequence`;
/** What *Since you were last here* is about. */
const concerns = `(e.subject IS NOT NULL OR e.case_id IS NOT NULL) AND e.operation NOT IN (${quietOperations.map((one) => `'${one}'`).join(', ')})`;

/** The log, newest first, filtered and searched; works without any network. */
export function logReads(
  context: StoreContext,
  subjects: Subjects,
  index: TextIndex,
): Pick<Store, 'log' | 'logEntry' | 'logDays' | 'newsSince'> {
  const { database } = context;
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM log_entry').pluck();
  const one = database.prepare<[number], Row>(`${rowsFrom} WHERE e.sequence = ?`);
  const listed = database.prepare<[string], Row>(
    `${rowsFrom.replace('FROM log_entry e', 'FROM json_each(?) j CROSS JOIN log_entry e ON e.sequence = j.value')} ORDER BY j.key`,
  );
  const daysOf = database.prepare<[string], { day: string; count: number }>(
    'SELECT day, count(*) AS count FROM log_entry WHERE sequence IN (SELECT value FROM json_each(?)) GROUP BY day ORDER BY day',
  );
  const news = database.prepare<[number, number], Row>(`${rowsFrom} WHERE e.sequence > ? AND ${concerns} ORDER BY e.sequence DESC LIMIT ?`);
  const newsTotal = database.prepare<[number], number>(`SELECT count(*) FROM log_entry e WHERE e.sequence > ? AND ${concerns}`).pluck();

  function condition(filters: LogFilters): Condition {
    const parts: [string, Value | undefined][] = [
      ['case_id = ?', filters.caseId],
      ['operation = ?', filters.operation],
      ['result = ?', filters.result],
      ['source = ?', filters.source],
      ['at_ms >= ?', filters.from === undefined ? undefined : milliseconds(filters.from)],
      ['at_ms < ?', filters.until === undefined ? undefined : milliseconds(filters.until)],
      // A customer without a pseudonym was never written about, or was erased: no entry can be found by it.
      ['subject = ?', filters.customerId === undefined ? undefined : (subjects.find(filters.customerId) ?? '')],
    ];
    const set = parts.filter((part): part is [string, Value] => part[1] !== undefined);
    return { where: ['1', ...set.map(([sql]) => sql)].join(' AND '), values: set.map(([, value]) => value) };
  }

  /** Sequences that match words and filters. */
  function found(words: Bits, filters: LogFilters): Bits {
    const { where, values } = condition(filters);
    if (values.length === 0) return words;
    const list = database
      .prepare<Value[], string | null>(`SELECT group_concat(sequence) FROM log_entry WHERE ${where}`)
      .pluck()
      .get(...values);
    return words.and(Bits.parse(list ?? null, newest.get() ?? 0));
  }

  function unsearched(filters: LogFilters, before: number, limit: number): { total: number; rows: Row[] } {
    const { where, values } = condition(filters);
    const total =
      database
        .prepare<Value[], number>(`SELECT count(*) FROM log_entry WHERE ${where}`)
        .pluck()
        .get(...values) ?? 0;
    const sequences = database
      .prepare<Value[], number>(`SELECT sequence FROM log_entry WHERE ${where} AND sequence < ? ORDER BY sequence DESC LIMIT ?`)
      .pluck()
      .all(...values, before, limit);
    return { total, rows: listed.all(JSON.stringify(sequences)) };
  }

  return {
    async log(query) {
      const before = query.before ?? Number.MAX_SAFE_INTEGER;
      const words = index.search(query.search, context.revisions.log);
      if (words === null) {
        const { total, rows } = unsearched(query.filters, before, query.limit);
        return { total, rows: rows.map(logRowOf), newest: newest.get() ?? 0 };
      }
      const hits = found(words, query.filters);
      const end = Math.min(before, hits.words.length * 32);
      const sequences = hits.downwards(end).take(query.limit).toArray();
      return { total: hits.count(), rows: listed.all(JSON.stringify(sequences)).map(logRowOf), newest: newest.get() ?? 0 };
    },
    async logEntry(sequence) {
      const row = one.get(sequence);
      return row === undefined ? null : logRowOf(row);
    },
    async logDays(query) {
      const words = index.search(query.search, context.revisions.log);
      if (words !== null) return daysOf.all(JSON.stringify([...found(words, query.filters).upwards()]));
      const { where, values } = condition(query.filters);
      return database
        .prepare<Value[], { day: string; count: number }>(
          `SELECT day, count(*) AS count FROM log_entry WHERE ${where} GROUP BY day ORDER BY day`,
        )
        .all(...values);
    },
    async newsSince(sequence, limit) {
      return { rows: news.all(sequence, limit).map(logRowOf), total: newsTotal.get(sequence) ?? 0, newest: newest.get() ?? 0 };
    },
  };
}

function logRowOf(row: Row): LogRow {
  const entry = JSON.parse(row.body) as LogEntry;
  const untouched = Object.keys(entry.digests).length === 0 ? {} : null;
  return {
    entry,
    hash: row.hash,
    customerId: row.customer_id,
    personal: row.texts === null ? untouched : (JSON.parse(row.texts) as Record<string, string>),
    erasedAt: row.erased_at,
  };
}
