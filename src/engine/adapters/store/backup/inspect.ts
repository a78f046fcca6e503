import { hash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import type { ChainCheck } from '../../../../core/ports.ts';
import { storeFault } from '../faults.ts';
import { verifyStretch } from '../reader/verify.ts';

/** What a thread tells while it works, and asks: `look` throws fault cancelled. */
export interface Meanwhile {
  readonly progress: (done: number, of: number) => void;
  readonly look: () => void;
}

/** Tables of rows: those of the search indexes' own are among them, the indexes themselves are not. */
export function tablesOf(database: Sqlite.Database): readonly string[] {
  return database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`)
    .pluck()
    .all();
}

export function rowsOf(database: Sqlite.Database, look: () => void): Readonly<Record<string, number>> {
  return Object.fromEntries(
    tablesOf(database).map((table) => {
      look();
      return [table, database.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0];
    }),
  );
}

/** SQLite's own full check, a table at a time so that it can be stopped. Empty: sound. */
export function problemsOf(database: Sqlite.Database, { progress, look }: Meanwhile): readonly string[] {
  const found: string[] = [];
  const tables = tablesOf(database);
  tables.forEach((table, index) => {
    look();
    progress(index, tables.length);
    try {
      const said = database.prepare<[], string>(`PRAGMA integrity_check("${table}")`).pluck().all();
      found.push(...said.filter((line) => line !== 'ok').map((line) => `${table}: ${line}`));
    } catch (error) {
      if (storeFault(error).code !== 'store-damaged') throw error;
      found.push(`${table}: ${storeFault(error).detail.reason}`);
    }
  });
  look();
  // What belongs to no table: the list of free pages.
  const whole = database.pragma('freelist_count', { simple: true }) as number;
  if (whole > (database.pragma('page_count', { simple: true }) as number)) found.push('free pages: more than there are');
  return found.slice(0, 50);
}

export function chainOf(database: Sqlite.Database, entries: number, { progress, look }: Meanwhile): ChainCheck {
  const { began: _began, ...check } = verifyStretch(
    database,
    (text) => hash('sha256', text, 'hex'),
    { after: 0, to: null },
    { progress: (done) => progress(done, Math.max(done, entries)), look },
  );
  return check;
}
