import type Sqlite from 'better-sqlite3';
import { storeFault } from '../faults.ts';
import { type Row, readableFromBothEnds, readableRows, type Told } from './readable.ts';

/** Tables whose rows are taken over as they are; what is not named here is made anew from them. `json`: a column that must be JSON. */
const tables: readonly { readonly name: string; readonly keys?: readonly string[]; readonly json?: string }[] = [
  { name: 'customer' },
  { name: 'customer_seen' },
  { name: 'pass' },
  { name: 'fact', keys: ['subject', 'kind'] },
  { name: 'cases', keys: ['id'], json: 'body' },
  { name: 'case_event', keys: ['case_id', 'number'], json: 'body' },
  { name: 'quota' },
  { name: 'subject', keys: ['customer_id'] },
  { name: 'notice' },
  { name: 'setting', keys: ['key'], json: 'value' },
  { name: 'mail', keys: ['id'], json: 'body' },
  { name: 'mail_part' },
];
/** Tables of the log, taken over by the chain; and what is made anew. */
const notCopied = /^(log_|customer_(text|key|long|short)|text_index|verdict|sqlite_)/u;

export interface TableOutcome {
  readonly table: string;
  readonly rows: number;
  /** Some rows could not be read, or were no rows any more. */
  readonly lost: boolean;
}

/** Copies every readable row into the new database; a row that does not fit there is counted as lost. */
export function copyTables(from: Sqlite.Database, to: Sqlite.Database, look: () => void): readonly TableOutcome[] {
  const others = namesIn(to).filter((name) => !notCopied.test(name) && !tables.some((one) => one.name === name));
  const known = [...tables, ...others.map((name) => ({ name }))].filter(({ name }) => namesIn(to).includes(name));
  return known.map((table) => copyTable(from, to, table, look));
}

function copyTable(from: Sqlite.Database, to: Sqlite.Database, table: (typeof tables)[number], look: () => void): TableOutcome {
  const told: Told = { lost: false };
  let rows = 0;
  const columns = columnsOf(to, table.name);
  const here = columnsOf(from, table.name);
  // A database of an older shape did not have it yet.
  if (here.length === 0) return { table: table.name, rows, lost: versionOf(from) === versionOf(to) };
  const shared = columns.filter(({ name }) => here.some((one) => one.name === name)).map(({ name }) => name);
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const insert = to.prepare(
    `INSERT INTO "${table.name}" (${shared.map((name) => `"${name}"`).join(', ')}) VALUES (${shared.map(() => '?').join(', ')})`,
  );
  const put = (row: Row): boolean => {
    if (table.json !== undefined && !isJson(row[table.json])) return false;
    try {
      return insert.run(shared.map((name) => row[name])).changes > 0;
    } catch (error) {
      const { code, detail } = storeFault(error);
      if (code === 'disk-full' || code === 'disk-read-only') throw error;
      // What the new database derived by itself is there already.
      if (!tables.includes(table) && /_(PRIMARYKEY|UNIQUE|ROWID)$/u.test(String(detail.reason))) return true;
      // A value that the column cannot have, or the same row twice: bytes that were changed.
      return false;
    }
  };
  const source =
    hasRowNumbers(to, table.name) || keys.length === 0
      ? readableRows(from, table.name, told, look)
      : readableFromBothEnds(from, table.name, keys, told, look);
  try {
    for (const row of source) {
      if (put(row)) rows += 1;
      else told.lost = true;
    }
  } catch (error) {
    if (storeFault(error).code !== 'store-damaged') throw error;
    told.lost = true;
  }
  return { table: table.name, rows, lost: told.lost };
}

const namesIn = (database: Sqlite.Database): readonly string[] =>
  database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT GLOB '*_long_*' AND name NOT GLOB '*_short_*'`,
    )
    .pluck()
    .all();

function columnsOf(database: Sqlite.Database, table: string): readonly { readonly name: string; readonly pk: number }[] {
  try {
    return database.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
  } catch {
    return [];
  }
}

function versionOf(database: Sqlite.Database): number {
  try {
    return database.pragma('user_version', { simple: true }) as number;
  } catch {
    return 0;
  }
}

const hasRowNumbers = (database: Sqlite.Database, table: string): boolean =>
  database.prepare<[string], number>(`SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?`).pluck().get(table) === 0;

function isJson(value: unknown): boolean {
  try {
    return typeof value === 'string' && JSON.parse(value) !== undefined;
  } catch {
    return false;
  }
}
