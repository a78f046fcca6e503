import type { Database } from 'better-sqlite3';
import type { LogQuery, LogRow } from '../../../../core/ports.ts';
import { type LogRowColumns, logRowOf, logRowsFrom } from '../log-row.ts';
import { logSearch } from '../log-search.ts';

/** Rows read at once, and bytes that are sent at once. */
const rowsAtOnce = 500;
const bytesAtOnce = 256 * 1024;

export interface Export {
  /** Entries that the question leaves. */
  readonly of: number;
  readonly sequences: Iterable<readonly number[]>;
}

/** What a question leaves, in chunks, oldest first. */
export function chosen(database: Database, query: Pick<LogQuery, 'search' | 'filters'>): Export {
  const search = logSearch(database);
  const found = search.found(query);
  const numbers = found === null ? upTo(search.newest()) : found.upwards();
  return { of: found === null ? search.newest() : found.count(), sequences: chunks(numbers) };
}

function* upTo(last: number): Generator<number> {
  for (let number = 1; number <= last; number += 1) yield number;
}

function* chunks(numbers: Iterable<number>): Generator<readonly number[]> {
  let chunk: number[] = [];
  for (const number of numbers) {
    chunk.push(number);
    if (chunk.length < rowsAtOnce) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The rows of a question in batches, oldest first. `take` is handed each, and may wait. */
export function exportRows(
  database: Database,
  query: Pick<LogQuery, 'search' | 'filters'>,
  take: (rows: readonly LogRow[], done: number, of: number) => void,
): void {
  const listed = database.prepare<[string], LogRowColumns>(
    `${logRowsFrom.replace('FROM log_entry e', 'FROM json_each(?) j CROSS JOIN log_entry e ON e.sequence = j.value')} ORDER BY j.key`,
  );
  const { of, sequences } = chosen(database, query);
  let done = 0;
  for (const chunk of sequences) {
    done += chunk.length;
    take(listed.all(JSON.stringify(chunk)).map(logRowOf), done, of);
  }
}

/** The same as lines: the sealed bytes go as they lie there, so that nobody has to parse them on the way. */
export function exportLines(
  database: Database,
  query: Pick<LogQuery, 'search' | 'filters'>,
  take: (bytes: Uint8Array<ArrayBuffer>, done: number, of: number) => void,
): void {
  const listed = database
    .prepare<[string], string>(
      `SELECT '{"sequence":' || e.sequence || ',"hash":"' || e.hash || '","entry":' || e.body || ',"salts":' || coalesce(p.salts, 'null') ||
         ',"texts":' || coalesce(p.texts, 'null') || ',"erasedAt":' || coalesce('"' || p.erased_at || '"', 'null') || '}'
       FROM json_each(?) j CROSS JOIN log_entry e ON e.sequence = j.value LEFT JOIN log_personal p ON p.sequence = e.sequence ORDER BY j.key`,
    )
    .pluck();
  const { of, sequences } = chosen(database, query);
  const encoder = new TextEncoder();
  let done = 0;
  let waiting = '';
  const send = () => {
    if (waiting !== '') take(encoder.encode(waiting) as Uint8Array<ArrayBuffer>, done, of);
    waiting = '';
  };
  for (const chunk of sequences) {
    done += chunk.length;
    waiting += `${listed.all(JSON.stringify(chunk)).join('\n')}\n`;
    if (waiting.length >= bytesAtOnce) send();
  }
  send();
}
