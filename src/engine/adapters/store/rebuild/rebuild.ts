import { copyFileSync, existsSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Fault } from '../../../../core/fault.ts';
import { chainOf, problemsOf } from '../backup/inspect.ts';
import { CustomerIds } from '../customer-ids.ts';
import { type CustomerRow, customerColumns, customerOf, searchedFields } from '../customer-row.ts';
import { openDatabase } from '../database.ts';
import { storeFault } from '../faults.ts';
import { searchedText, TextIndex } from '../text-index.ts';
import { copyLog, type LogOutcome } from './log.ts';
import { mendHead } from './mend-head.ts';
import { copyTables, type TableOutcome } from './tables.ts';

export interface RebuildJob {
  readonly kind: 'rebuild';
  /** The damaged database; it is only read. */
  readonly path: string;
  /** Where the new one goes. */
  readonly to: string;
  readonly chain: string;
  /** UTC instant. */
  readonly at: string;
  /** Under which name the damaged file will lie. */
  readonly aside: string;
}
export interface Rebuilt extends LogOutcome {
  readonly at: string;
  readonly aside: string;
  /** Log entries that are known to have been there and are not. */
  readonly lostEntries: number;
  readonly tables: readonly TableOutcome[];
  /** Not even its head could be read: everything was in it that is not here. */
  readonly unreadable: boolean;
}

/** Where the desk keeps what the last rebuilding came to. */
export const REBUILT_VALUE = 'rebuilt';
const files = ['', '-wal', '-shm', '-journal'];

/**
 * Makes a new database of what can still be read in a damaged one, checks it, and seals into its log what was lost. Search indexes and verdicts
 * are made anew later. Nothing stays at `to` when it fails. Faults: disk-full, disk-read-only, cancelled.
 */
export function rebuild({ path, to, chain, at, aside }: RebuildJob, tell: (done: number, of: number) => void, look: () => void): Rebuilt {
  const mended = `${to}.reading`;
  const clean = (paths: readonly string[]) => {
    for (const one of paths) for (const end of files) rmSync(`${one}${end}`, { force: true });
  };
  clean([to, mended]);
  const target = openDatabase(to);
  let source: Sqlite.Database | null = null;
  try {
    source = openDamaged(path, mended);
    const rebuilt = fill(source, target, { chain, at, aside, look, tell });
    const progress = (done: number, of: number) => tell(50 + Math.floor((done / Math.max(1, of)) * 50), 100);
    const [problem] = problemsOf(target, { progress, look });
    if (problem !== undefined || !chainOf(target, rebuilt.provable, { progress, look }).sound)
      throw new Fault('internal', { reason: 'rebuild', problem: problem ?? 'chain' });
    target.pragma('wal_checkpoint(TRUNCATE)');
    target.pragma('journal_mode = DELETE');
    target.close();
    return rebuilt;
  } catch (error) {
    target.close();
    clean([to]);
    throw error;
  } finally {
    source?.close();
    clean([mended]);
  }
}

/** Null: not even with a head of our own is it a database. */
function openDamaged(path: string, mended: string): Sqlite.Database | null {
  for (const attempt of ['as it is', 'with a head of ours']) {
    let database: Sqlite.Database | null = null;
    try {
      if (attempt !== 'as it is') {
        copyFileSync(path, mended);
        mendHead(mended, existsSync(`${path}-wal`));
        if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${mended}-wal`);
      }
      database = new Sqlite(attempt === 'as it is' ? path : mended, {
        fileMustExist: true,
        readonly: attempt === 'as it is',
        timeout: 2_000,
      });
      database.pragma('cell_size_check = ON');
      if (database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'log_entry'`).pluck().get() === 1) return database;
    } catch (error) {
      if (['disk-full', 'disk-read-only'].includes(storeFault(error).code)) throw error;
    }
    database?.close();
  }
  return null;
}

function fill(
  source: Sqlite.Database | null,
  target: Sqlite.Database,
  {
    chain,
    at,
    aside,
    look,
    tell,
  }: Pick<RebuildJob, 'chain' | 'at' | 'aside'> & {
    readonly look: () => void;
    readonly tell: (done: number, of: number) => void;
  },
): Rebuilt {
  target.pragma('foreign_keys = OFF');
  // A single transaction: it is thrown away as a whole, and the file is not put in place before it is whole.
  const rebuilt = target.transaction((): Rebuilt => {
    const empty = source ?? new Sqlite(':memory:');
    try {
      const tables = copyTables(empty, target, look);
      tell(20, 100);
      makeCustomersWhole(target);
      const { seal, ...log } = copyLog(empty, target, chain, look);
      tell(40, 100);
      dropOrphans(target);
      const lostEntries = Math.max(0, log.last - log.provable - log.salvaged);
      const outcome = { ...log, at, aside, lostEntries, tables, unreadable: source === null };
      const damagedTables = tables.filter(({ lost }) => lost).map(({ table }) => table);
      const { provable, provableHead, salvaged } = log;
      const detail = {
        provable,
        provableHead,
        salvaged,
        lostEntries,
        damagedTables: damagedTables.join(' '),
        unreadable: source === null,
        aside,
      };
      seal({ at, operation: 'store-rebuilt', result: 'ok', source: 'app', customerId: null, caseId: null, detail, personal: {} });
      target
        .prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
        .run(`value/${REBUILT_VALUE}`, JSON.stringify(outcome));
      return outcome;
    } finally {
      if (source === null) empty.close();
    }
  })();
  return rebuilt;
}

/** Each customer has a row of when it was seen, and its searched text. */
function makeCustomersWhole(target: Sqlite.Database): void {
  target.exec(`DELETE FROM customer_seen WHERE id NOT IN (SELECT id FROM customer);
    INSERT INTO customer_seen (id, pass, seen_at, seen_ms)
      SELECT id, 0, changed_at, CAST(unixepoch(changed_at) AS INTEGER) * 1000 FROM customer
      WHERE id NOT IN (SELECT id FROM customer_seen) AND unixepoch(changed_at) IS NOT NULL;
    DELETE FROM customer WHERE id NOT IN (SELECT id FROM customer_seen);
    DELETE FROM customer WHERE id NOT IN (SELECT min(id) FROM customer GROUP BY customer_id);
    DELETE FROM customer_seen WHERE id NOT IN (SELECT id FROM customer);`);
  const index = new TextIndex(target, 'customer');
  const read = target.prepare<[number], CustomerRow>(
    `SELECT ${customerColumns} FROM customer c JOIN customer_seen s ON s.id = c.id WHERE c.id > ? ORDER BY c.id LIMIT 500`,
  );
  for (let after = 0; ; ) {
    const rows = read.all(after);
    if (rows.length === 0) break;
    for (const row of rows) {
      index.add(row.id, searchedText(searchedFields(customerOf(row))));
      after = row.id;
    }
  }
  new CustomerIds(target).forget();
}

/** Rows whose other half was lost. */
function dropOrphans(target: Sqlite.Database): void {
  target.exec(`DELETE FROM case_event WHERE case_id NOT IN (SELECT id FROM cases);
    DELETE FROM mail_part WHERE mail_id NOT IN (SELECT id FROM mail);`);
  const left = target.pragma('foreign_key_check') as { readonly table: string; readonly rowid: number | null }[];
  for (const { table, rowid } of left) if (rowid !== null) target.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid);
}
