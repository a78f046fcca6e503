import type Sqlite from 'better-sqlite3';

/** What takes up the room; `free`: pages that are kept for what comes. */
export const sizeParts = ['customers', 'cases', 'log', 'mails', 'search', 'other', 'free'] as const;
export type SizePart = (typeof sizeParts)[number];
export interface Sizes {
  /** Bytes of the database file. */
  readonly total: number;
  readonly parts: Readonly<Record<SizePart, number>>;
  /** Log entries of each month by their own dates, oldest first: `2026-11`. */
  readonly months: readonly { readonly month: string; readonly entries: number }[];
}

const search = /^(customer|log)_(text|long|short|set|run)|^text_index|^customer_key/u;
const partOf = (table: string): SizePart => {
  if (search.test(table)) return 'search';
  if (/^(customer|fact|verdict|pass)/u.test(table)) return 'customers';
  if (/^(cases|case_|quota)/u.test(table)) return 'cases';
  if (/^(log_|subject)/u.test(table)) return 'log';
  return /^mail/u.test(table) ? 'mails' : 'other';
};

/** Reads every page once: seconds for a large database, so only ever in a thread. */
export function sizesOf(database: Sqlite.Database, look: () => void): Sizes {
  const pageSize = database.pragma('page_size', { simple: true }) as number;
  const pages = database.pragma('page_count', { simple: true }) as number;
  const parts: Record<SizePart, number> = { customers: 0, cases: 0, log: 0, mails: 0, search: 0, other: 0, free: 0 };
  const each = database
    .prepare<[string], number>('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ? AND aggregate = TRUE')
    .pluck();
  const names = database
    .prepare<[], { name: string; table: string }>('SELECT name, tbl_name AS "table" FROM sqlite_schema WHERE rootpage > 0')
    .all();
  for (const { name, table } of names) {
    look();
    parts[partOf(table)] += each.get(name) ?? 0;
  }
  parts.free = (database.pragma('freelist_count', { simple: true }) as number) * pageSize;
  const total = pages * pageSize;
  parts.other += Math.max(0, total - Object.values(parts).reduce((sum, one) => sum + one, 0));
  const months = database
    .prepare<[], { month: string; entries: number }>(
      'SELECT substr(day, 1, 7) AS month, sum(last - first + 1) AS entries FROM log_run GROUP BY 1 ORDER BY 1',
    )
    .all();
  return { total, parts, months };
}
