import type { Database } from 'better-sqlite3';

const searchIndexes = ['customer_long', 'customer_short', 'log_long', 'log_short'];

/** Inside the erasing transaction: should the process end before `scrub`, opening the database does it. */
export function leaveToScrub(database: Database): void {
  database.prepare(`INSERT INTO setting (key, value) VALUES ('store/scrub', 'true') ON CONFLICT (key) DO NOTHING`).run();
}

export function scrubIfLeft(database: Database): void {
  if (database.prepare(`SELECT 1 FROM setting WHERE key = 'store/scrub'`).get() !== undefined) scrub(database);
}

/**
 * Takes what was deleted out of the file: the search indexes keep deleted words until their segments are merged, pages keep copies in
 * their free space, and the write-ahead log keeps earlier pages. About a second with 100,000 customers, half a
 * minute with 1.2 million entries (docs/erasure.md); nothing else is answered meanwhile.
 */
export function scrub(database: Database): void {
  for (const index of searchIndexes) database.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
  // In a file of its own, gone with the statement: in memory it would be the whole database, 1.6 GB with 1.2 million entries instead of 0.1.
  database.pragma('temp_store = FILE');
  try {
    database.exec('VACUUM');
  } finally {
    database.pragma('temp_store = MEMORY');
  }
  database.exec(`DELETE FROM setting WHERE key = 'store/scrub'`);
  database.pragma('wal_checkpoint(TRUNCATE)');
}
