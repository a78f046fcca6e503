import type { Database } from 'better-sqlite3';
import { Fault } from '../../../../core/fault.ts';
import { first } from './001-first.ts';
import { noticesKept } from './002-notices-kept.ts';
import { unread } from './003-unread.ts';
import { mails } from './004-mails.ts';
import { logSets } from './005-log-sets.ts';
import { batch } from './006-batch.ts';
import { overview } from './007-overview.ts';

/** In order; the place in the list plus one is the `user_version` it leads to. A migration that was released is never edited. */
const migrations: readonly string[] = [first, noticesKept, unread, mails, logSets, batch, overview];

/** "CDsk": tells our databases from any other SQLite file. */
const applicationId = 0x4344736b;

/** Brings the database up to date, each step in one transaction. Faults: store-newer {has, knows}, store-damaged (not one of ours). */
export function migrate(database: Database): void {
  const has = database.pragma('user_version', { simple: true }) as number;
  const application = database.pragma('application_id', { simple: true }) as number;
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (application !== applicationId && tables > 0) throw new Fault('store-damaged', { reason: 'not a database of this app' });
  if (has > migrations.length) throw new Fault('store-newer', { has, knows: migrations.length });
  migrations.slice(has).forEach((sql, index) => {
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`user_version = ${has + index + 1}`);
        database.pragma(`application_id = ${applicationId}`);
      })
      .immediate();
  });
}
