import type { Database } from 'better-sqlite3';
import { csvLine } from '../../../../core/log/export-csv.ts';
import { maskTexts } from '../../../../core/log/masked.ts';
import type { LogQuery } from '../../../../core/ports.ts';
import { entryOf, type LogRowColumns, logRowOf, logRowsFrom, textsOf } from '../log-row.ts';
import { chosen } from './export.ts';

/** Characters that are sent at once: every handing over between threads waits for the machine. */
const atOnce = 1024 * 1024;

/** Entries as text that was looked over on the way: a table, or lines of JSON whose personal text is masked. Oldest first. */
export function exportText(
  database: Database,
  query: Pick<LogQuery, 'search' | 'filters'>,
  as: 'csv' | 'csv-masked' | 'jsonl-masked',
  take: (bytes: Uint8Array<ArrayBuffer>, done: number, of: number) => void,
): void {
  const listed = database.prepare<[string], LogRowColumns>(
    `${logRowsFrom.replace('FROM log_entry e', 'FROM json_each(?) j CROSS JOIN log_entry e ON e.sequence = j.value')} ORDER BY j.key`,
  );
  const line = as === 'jsonl-masked' ? maskedLine : (row: LogRowColumns) => csvLine(logRowOf(row), as === 'csv-masked');
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
    for (const row of listed.all(JSON.stringify(chunk))) waiting += line(row);
    if (waiting.length >= atOnce) send();
  }
  send();
}

/** The sealed bytes as they lie there; beside them what a page would show. Without salts nobody can hold the texts against their digests. */
function maskedLine({ body, hash, texts, erased_at }: LogRowColumns): string {
  const { sequence } = entryOf(body);
  const masked = texts === null ? null : maskTexts(textsOf(texts));
  const erasedAt = erased_at === null ? 'null' : `"${erased_at}"`;
  return `{"sequence":${sequence},"hash":"${hash}","entry":${body},"salts":null,"texts":null,"masked":${JSON.stringify(masked)},"erasedAt":${erasedAt}}\n`;
}
