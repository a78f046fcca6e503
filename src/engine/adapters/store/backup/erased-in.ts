import Sqlite from 'better-sqlite3';

/** Whom a database names, and which erasures it knows of. */
export interface ErasedIn {
  readonly customers: readonly string[];
  /** Instants of erasing as its log says them, with how often each stands there. */
  readonly erasures: ReadonlyMap<string, number>;
}

const named = [
  'SELECT customer_id FROM customer',
  'SELECT customer_id FROM subject',
  'SELECT customer_id FROM cases',
  'SELECT customer_id FROM mail WHERE customer_id IS NOT NULL',
  'SELECT subject FROM fact',
  'SELECT customer_id FROM quota',
];

/** Reads a database that nobody writes meanwhile. */
export function erasedIn(path: string): ErasedIn {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const customers = database.prepare<[], string>(named.join(' UNION ')).pluck().all();
    // An erasing that was done again says which one it repeats.
    const rows = database
      .prepare<[], { at: string; times: number }>(
        `SELECT coalesce(body ->> '$.detail.again', body ->> '$.at') AS at, count(*) AS times FROM log_entry
         WHERE operation = 'customer-erased' GROUP BY 1`,
      )
      .all();
    return { customers, erasures: new Map(rows.map(({ at, times }) => [at, times])) };
  } finally {
    database.close();
  }
}
