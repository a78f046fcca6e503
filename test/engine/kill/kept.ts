import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Case, CaseEvent } from '../../../src/core/case/case.ts';
import { LogEntry } from '../../../src/core/log/entry.ts';
import type { SyncState } from '../../../src/core/sync/sync.ts';

export const databaseOf = (profile: string): string => join(profile, 'accounts', 'practice', 'desk.sqlite');

export interface LoggedEntry {
  readonly entry: LogEntry;
  readonly customerId: string | null;
  readonly personal: Readonly<Record<string, string>>;
}

/** What a profile holds, read beside the engine by a second connection that cannot write. */
export interface Kept {
  readonly integrity: unknown;
  readonly cases: readonly Case[];
  readonly events: ReadonlyMap<string, readonly CaseEvent[]>;
  readonly log: readonly LoggedEntry[];
  readonly quota: readonly { readonly customerId: string; readonly side: string; readonly caseId: string | null }[];
  readonly notices: readonly { readonly tag: string; readonly kind: string; readonly shownAt: string | null }[];
  readonly customers: ReadonlyMap<string, string>;
  readonly sync: SyncState | null;
  /** Texts that no search index holds yet. */
  readonly unindexed: number;
}

/** Everything a killed or running engine has written. Null: it had not made its database yet. */
export function readKept(profile: string): Kept | null {
  const database = open(databaseOf(profile));
  if (database === null) return null;
  try {
    return database.transaction(() => keptIn(database))();
  } catch (error) {
    // Killed before the first migration was through: it begins again on the next start.
    if (error instanceof Sqlite.SqliteError && error.message.startsWith('no such table')) return null;
    throw error;
  } finally {
    database.close();
  }
}

function open(path: string): Sqlite.Database | null {
  try {
    return new Sqlite(path, { readonly: true, fileMustExist: true });
  } catch {
    return null;
  }
}

function keptIn(database: Sqlite.Database): Kept {
  const all = <Row>(sql: string): readonly Row[] => database.prepare<[], Row>(sql).all();
  const cases = all<{ body: string }>('SELECT body FROM cases ORDER BY id').map(({ body }) => Case.parse(JSON.parse(body)));
  const events = Map.groupBy(
    all<{ id: string; body: string }>('SELECT case_id AS id, body FROM case_event ORDER BY case_id, number'),
    ({ id }) => id,
  );
  const log = all<{ body: string; customerId: string | null; texts: string | null }>(
    `SELECT e.body, s.customer_id AS customerId, p.texts FROM log_entry e LEFT JOIN subject s ON s.subject = e.subject
     LEFT JOIN log_personal p ON p.sequence = e.sequence ORDER BY e.sequence`,
  );
  const sync = all<{ value: string }>(`SELECT value FROM setting WHERE key = 'store/sync-state'`)[0];
  const unindexed = all<{ count: number }>(
    `SELECT (SELECT count(*) FROM customer_text WHERE id > (SELECT indexed_to FROM text_index WHERE noun = 'customer'))
          + (SELECT count(*) FROM log_text WHERE id > (SELECT indexed_to FROM text_index WHERE noun = 'log')) AS count`,
  )[0];
  return {
    integrity: database.pragma('integrity_check', { simple: true }),
    cases,
    events: new Map([...events].map(([id, rows]) => [id, rows.map(({ body }) => CaseEvent.parse(JSON.parse(body)))])),
    log: log.map(({ body, customerId, texts }) => ({
      entry: LogEntry.parse(JSON.parse(body)),
      customerId,
      personal: JSON.parse(texts ?? '{}'),
    })),
    quota: all('SELECT customer_id AS customerId, side, case_id AS caseId FROM quota'),
    notices: all('SELECT tag, kind, shown_at AS shownAt FROM notice'),
    customers: new Map(
      all<{ id: string; visibility: string }>('SELECT customer_id AS id, visibility FROM customer').map(({ id, visibility }) => [
        id,
        visibility,
      ]),
    ),
    sync: sync === undefined ? null : (JSON.parse(sync.value) as SyncState),
    unindexed: unindexed?.count ?? 0,
  };
}
