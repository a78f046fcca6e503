import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { StoreContext } from '../../src/engine/adapters/store/context.ts';
import { CustomerIds } from '../../src/engine/adapters/store/customer-ids.ts';
import { openDatabase } from '../../src/engine/adapters/store/database.ts';
import { logSearch } from '../../src/engine/adapters/store/log-search.ts';
import { logWriter } from '../../src/engine/adapters/store/log-writer.ts';
import { RowJournal } from '../../src/engine/adapters/store/row-journal.ts';
import { subjects } from '../../src/engine/adapters/store/subjects.ts';
import { draftOf } from './log-drafts.ts';

const sha256 = (text: string) => hash('sha256', text, 'hex');

function writerOf(database: Database, chain: string) {
  const search = logSearch(database);
  const context: StoreContext = {
    database,
    sha256,
    chain,
    now: () => new Date().toISOString(),
    revisions: { rows: 0, seen: 0, verdicts: 0, facets: 0, log: 0 },
    journal: new RowJournal(),
    ids: new CustomerIds(database),
    durability: 'full',
  };
  return { search, writer: logWriter(context, subjects(database), search) };
}

/** Appends `entries` realistic entries by the writer of the store itself, in few large transactions, and fills the search index. */
export function makeLog(path: string, entries: number, chain = 'bench'): void {
  const database = openDatabase(path);
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -200000');
  const { search, writer } = writerOf(database, chain);
  const append = database.transaction((from: number, to: number) =>
    writer.append(Array.from({ length: to - from }, (_, index) => draftOf(from + index))),
  );
  for (let from = 0; from < entries; from += 10_000) append.immediate(from, Math.min(entries, from + 10_000));
  for (const index of [search.index, search.sets]) {
    const fill = database.transaction(() => index.fill(50_000));
    while (fill.immediate());
  }
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
