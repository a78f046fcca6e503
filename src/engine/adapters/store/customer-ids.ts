import type { Database, Statement } from 'better-sqlite3';

/**
 * Which row a customer has. Ids are random, so that an index on them would have a page to rewrite for every row of a listing: what joined
 * lately is remembered in memory, and moved into the sorted key table behind the writing, thousands at a time, by `fill`.
 */
export class CustomerIds {
  readonly #keyed: Statement<[string], { readonly customer_id: string; readonly id: number }>;
  readonly #keyedTo: Statement<[], number>;
  readonly #late: Statement<[number], { readonly customer_id: string; readonly id: number }>;
  readonly #drop: Statement<[string]>;
  readonly #last: Statement<[number, number], number | null>;
  readonly #move: Statement<[number, number]>;
  readonly #moveTo: Statement<[number]>;
  readonly #lower: Statement<[]>;
  /** Rows after `indexed_to`; null: not read yet. */
  #tail: Map<string, number> | null = null;

  constructor(database: Database) {
    this.#keyed = database.prepare('SELECT k.customer_id, k.id FROM json_each(?) j CROSS JOIN customer_key k ON k.customer_id = j.value');
    this.#keyedTo = database.prepare<[], number>(`SELECT indexed_to FROM text_index WHERE noun = 'customer-key'`).pluck();
    this.#late = database.prepare('SELECT customer_id, id FROM customer WHERE id > ?');
    this.#drop = database.prepare('DELETE FROM customer_key WHERE customer_id = ?');
    this.#last = database
      .prepare<[number, number], number | null>('SELECT max(id) FROM (SELECT id FROM customer_seen WHERE id > ? ORDER BY id LIMIT ?)')
      .pluck();
    this.#move = database.prepare(
      'INSERT INTO customer_key (customer_id, id) SELECT customer_id, id FROM customer WHERE id > ? AND id <= ? ORDER BY customer_id',
    );
    this.#moveTo = database.prepare(`UPDATE text_index SET indexed_to = ? WHERE noun = 'customer-key'`);
    // The number of the highest row is given again after that row went.
    this.#lower = database.prepare(
      `UPDATE text_index SET indexed_to = min(indexed_to, (SELECT coalesce(max(id), 0) FROM customer)) WHERE noun = 'customer-key'`,
    );
  }

  of(customerId: string): number | null {
    return this.many([customerId]).get(customerId) ?? null;
  }

  /** Unknown ones are left out. */
  many(customerIds: readonly string[]): ReadonlyMap<string, number> {
    const tail = this.#read();
    const found = new Map<string, number>();
    const rest: string[] = [];
    for (const customerId of customerIds) {
      const id = tail.get(customerId);
      if (id === undefined) rest.push(customerId);
      else found.set(customerId, id);
    }
    // While a first listing is read nothing is keyed, and there is nothing to look for.
    if (rest.length > 0 && this.#keyedUpTo() > 0)
      for (const { customer_id, id } of this.#keyed.all(JSON.stringify(rest))) found.set(customer_id, id);
    return found;
  }

  /** Inside the transaction that made the row. */
  joined(customerId: string, id: number): void {
    this.#read().set(customerId, id);
  }

  /** Inside the transaction, after the row went. */
  went(customerId: string): void {
    this.#read().delete(customerId);
    this.#drop.run(customerId);
    this.#lower.run();
  }

  /** After a transaction was rolled back. */
  forget(): void {
    this.#tail = null;
  }

  /** Inside a transaction: moves up to `limit` rows into the key table; false when there was none. */
  fill(limit: number): boolean {
    const from = this.#keyedUpTo();
    const to = this.#last.get(from, limit) ?? null;
    if (to === null) return false;
    this.#move.run(from, to);
    this.#moveTo.run(to);
    for (const [customerId, id] of this.#read()) if (id <= to) this.#tail?.delete(customerId);
    return true;
  }

  #keyedUpTo(): number {
    return this.#keyedTo.get() ?? 0;
  }

  #read(): Map<string, number> {
    if (this.#tail !== null) return this.#tail;
    const tail = new Map<string, number>();
    // Row by row: a list of a hundred thousand rows beside the map would be among the most that the engine ever holds.
    for (const { customer_id, id } of this.#late.iterate(this.#keyedUpTo())) tail.set(customer_id, id);
    this.#tail = tail;
    return tail;
  }
}
