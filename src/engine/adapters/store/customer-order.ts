import type { Database, Statement } from 'better-sqlite3';
import type { CustomerQuery } from '../../../core/ports.ts';
import type { Bits } from './bits.ts';
import type { Revisions } from './context.ts';

type SortBy = CustomerQuery['sort']['by'];
interface Slice {
  readonly by: SortBy;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** The index that holds each order, and what makes a remembered order out of date. Equal keys stay in the order of joining. */
const orders: Readonly<Record<SortBy, { readonly table: string; readonly key: string; readonly revision: keyof Revisions }>> = {
  accountName: { table: 'customer', key: 'account_key', revision: 'rows' },
  name: { table: 'customer', key: 'name_key', revision: 'rows' },
  manager: { table: 'customer', key: 'manager_key', revision: 'rows' },
  associatedOn: { table: 'customer', key: 'associated_on', revision: 'rows' },
  lastSeenAt: { table: 'customer_seen', key: 'seen_ms', revision: 'seen' },
  verdict: { table: 'verdict', key: 'rank', revision: 'verdicts' },
};

/** Few hits are sorted; up to here that costs under two milliseconds. */
const fewHits = 1_000;
/** Steps along a sort index that cost less than remembering the whole order. */
const shortWalk = 4_000;

interface Known {
  readonly revision: number;
  readonly ids: Int32Array;
}

/** Answers which customers stand at an offset of a sorted list, by the cheapest of three ways: sort the hits, walk the index, remember the order. */
export class CustomerOrder {
  readonly #database: Database;
  readonly #revisions: Revisions;
  readonly #known = new Map<SortBy, Known>();
  readonly #statements = new Map<string, Statement>();

  constructor(database: Database, revisions: Revisions) {
    this.#database = database;
    this.#revisions = revisions;
  }

  /** A slice of all customers: the index is skipped along, not read. */
  ofAll(slice: Slice): readonly number[] {
    const { table, key, direction } = this.#order(slice);
    const sql = `SELECT id FROM ${table} ORDER BY ${key} ${direction}, id ${direction} LIMIT ? OFFSET ?`;
    return this.#prepared(sql).pluck().all(slice.limit, slice.offset) as number[];
  }

  /** A slice of the hits; `hits` of `all` customers. */
  of(found: Bits, hits: number, all: number, slice: Slice): readonly number[] {
    if (slice.offset >= hits || slice.limit === 0) return [];
    if (hits <= fewHits) return this.#sortHits(found, slice);
    const steps = ((slice.offset + slice.limit) * all) / hits;
    const known = this.#known.get(slice.by);
    const current = known?.revision === this.#revisions[orders[slice.by].revision];
    if (!current && steps <= shortWalk) return this.#walkIndex(found, slice);
    return this.#walkRemembered(current && known !== undefined ? known : this.#remember(slice.by), found, slice);
  }

  #sortHits(found: Bits, slice: Slice): readonly number[] {
    const { table, key, direction } = this.#order(slice);
    const sql = `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ${key} ${direction}, id ${direction} LIMIT ? OFFSET ?`;
    return this.#prepared(sql)
      .pluck()
      .all(`[${[...found.upwards()].join(',')}]`, slice.limit, slice.offset) as number[];
  }

  #walkIndex(found: Bits, slice: Slice): readonly number[] {
    const { table, key, direction } = this.#order(slice);
    const taken: number[] = [];
    let skip = slice.offset;
    const walk = this.#prepared(`SELECT id FROM ${table} ORDER BY ${key} ${direction}, id ${direction}`).pluck().iterate();
    for (const id of walk as IterableIterator<number>) {
      if (!found.has(id)) continue;
      if (skip > 0) skip -= 1;
      else taken.push(id);
      if (taken.length === slice.limit) break;
    }
    return taken;
  }

  #walkRemembered(known: Known, found: Bits, slice: Slice): readonly number[] {
    const { ids } = known;
    const taken: number[] = [];
    let skip = slice.offset;
    for (let step = 0; step < ids.length && taken.length < slice.limit; step += 1) {
      const id = ids[slice.descending ? ids.length - 1 - step : step] ?? 0;
      if (!found.has(id)) continue;
      if (skip > 0) skip -= 1;
      else taken.push(id);
    }
    return taken;
  }

  #remember(by: SortBy): Known {
    const { table, key, revision } = orders[by];
    const list = this.#prepared(`SELECT group_concat(id) FROM (SELECT id FROM ${table} ORDER BY ${key}, id)`).pluck().get() as
      | string
      | null;
    const known = { revision: this.#revisions[revision], ids: numbers(list ?? '') };
    this.#known.set(by, known);
    return known;
  }

  #order(slice: Slice) {
    return { ...orders[slice.by], direction: slice.descending ? 'DESC' : 'ASC' };
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** "3,5,8" as numbers, without a text for each of a hundred thousand. */
function numbers(list: string): Int32Array {
  const found: number[] = [];
  let number = 0;
  for (let at = 0; at < list.length; at += 1) {
    const digit = list.charCodeAt(at) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      found.push(number);
      number = 0;
    }
  }
  if (list !== '') found.push(number);
  return Int32Array.from(found);
}
