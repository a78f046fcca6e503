import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Fault } from '../../../core/fault.ts';
import { migrate } from './migrations/migrate.ts';

/** Opens (creating when missing) the database file, owner-only, and brings it up to date. Throws raw errors; see `storeFault`. */
export function openDatabase(path: string, maxPages?: number): Sqlite.Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite gives its WAL and index files the rights of the database file, so the file has to exist with ours first.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new Sqlite(path, { timeout: 2_000 });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What a person asked to erase must not stay behind in free space.
    database.pragma('secure_delete = ON');
    database.pragma('cache_size = -16000');
    database.pragma('wal_autocheckpoint = 20000');
    database.pragma('journal_size_limit = 33554432');
    database.pragma('temp_store = MEMORY');
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`);
    migrate(database);
    lookAtEnds(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The tables that a person would miss, read at both ends: their first and last pages, and those that lead there. */
const ends = ['customer', 'log_entry', 'log_personal', 'mail_part', 'notice'].flatMap((table) =>
  ['ASC', 'DESC'].map((way) => `SELECT * FROM ${table} ORDER BY rowid ${way} LIMIT 1`),
);

/**
 * What can be seen of damage in a millisecond at any size: a file that was cut, and pages at the ends of its tables that are none any more. The
 * rest shows in a full check, and when it is read. Throws what SQLite throws, or fault store-damaged.
 */
function lookAtEnds(database: Sqlite.Database, path: string): void {
  for (const sql of ends) database.prepare(sql).get();
  const pages = database.pragma('page_count', { simple: true }) as number;
  const size = pages * (database.pragma('page_size', { simple: true }) as number);
  // Pages of the write-ahead log may be in no file but that.
  const waiting = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
  if (!waiting && statSync(path).size < size) throw new Fault('store-damaged', { reason: 'cut' });
}
