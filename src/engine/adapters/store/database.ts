import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
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
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
