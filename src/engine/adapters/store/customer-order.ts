import type { Statement } from 'better-sqlite3';
import type { CustomerQuery } from '../../../core/ports.ts';
import { numbers } from './bits.ts';
import type { Revisions, StoreContext } from './context.ts';
import { KeyOrder } from './key-order.ts';

type SortBy = CustomerQuery['sort']['by'];
export interface Slice {
  readonly by: SortBy;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Reads a whole order; for columns in which a pass or a new pack changes nearly every row, so that amending would not pay. */
class ReadOrder {
  readonly #parts: readonly Statement<[], string | null>[];
  #ids: Int32Array = new Int32Array();
  #revision = -1;

  /** One part after the other. */
  constructor({ database }: StoreContext, parts: readonly string[]) {
    this.#parts = parts.map((ordered) => database.prepare<[], string | null>(`SELECT group_concat(id) FROM (${ordered})`).pluck());
  }

  ids(revision: number): Int32Array {
    if (revision === this.#revision) return this.#ids;
    const lists = this.#parts.map((part) => part.get() ?? '').filter((list) => list !== '');
    this.#ids = numbers(lists.join(','));
    this.#revision = revision;
    return this.#ids;
  }
}

const bySeen = ['SELECT id FROM customer_seen ORDER BY seen_ms, id'];
/** Who has no verdict yet stands last. */
const byVerdict = [
  'SELECT id FROM verdict ORDER BY rank, id',
  'SELECT id FROM customer_seen s WHERE NOT EXISTS (SELECT 1 FROM verdict v WHERE v.id = s.id) ORDER BY id',
];

/** Answers which customers stand at an offset of a sorted list, from orders that are made at first use and remembered. */
export class CustomerOrder {
  readonly #revisions: Revisions;
  readonly #orders: Readonly<Record<SortBy, KeyOrder | ReadOrder>>;

  constructor(context: StoreContext) {
    const { database, journal } = context;
    this.#revisions = context.revisions;
    this.#orders = {
      accountName: new KeyOrder(database, journal, 'account_key'),
      name: new KeyOrder(database, journal, 'name_key'),
      manager: new KeyOrder(database, journal, 'manager_key'),
      associatedOn: new KeyOrder(database, journal, 'associated_on'),
      lastSeenAt: new ReadOrder(context, bySeen),
      verdict: new ReadOrder(context, byVerdict),
    };
  }

  /** A slice of all customers. */
  ofAll({ by, descending, offset, limit }: Slice): readonly number[] {
    const ids = this.#ids(by);
    if (!descending) return [...ids.subarray(offset, offset + limit)];
    const end = Math.max(0, ids.length - offset);
    return [...ids.subarray(Math.max(0, end - limit), end)].reverse();
  }

  /** A slice of the hits; null when it is not complete after so many `steps`. */
  of(found: { has(id: number): boolean }, { by, descending, offset, limit }: Slice, steps?: number): readonly number[] | null {
    const ids = this.#ids(by);
    const taken: number[] = [];
    let skip = offset;
    for (let step = 0; step < ids.length && taken.length < limit; step += 1) {
      if (step === steps) return null;
      const id = ids[descending ? ids.length - 1 - step : step] ?? 0;
      if (!found.has(id)) continue;
      if (skip > 0) skip -= 1;
      else taken.push(id);
    }
    return taken;
  }

  #ids(by: SortBy): Int32Array {
    const { rows, seen, verdicts } = this.#revisions;
    // Each only grows, so their sum changes with any of them.
    const revision = by === 'lastSeenAt' ? rows + seen : by === 'verdict' ? rows + verdicts : rows;
    return this.#orders[by].ids(revision);
  }
}
