import type { Database, Statement } from 'better-sqlite3';

interface Seen {
  readonly id: number;
  readonly ms: number;
  readonly at: string;
}

/**
 * When the customer that was seen longest ago was seen. It is looked for anew only once that customer was seen again or went, or one was
 * seen still earlier: the thousand pages of a first listing change nothing about it.
 */
export class OldestSeen {
  readonly #find: Statement<[], Seen | { readonly id: null }>;
  readonly #still: Statement<[number, number], number>;
  #known: Seen | null = null;

  constructor(database: Database) {
    this.#find = database.prepare('SELECT id, min(seen_ms) AS ms, seen_at AS at FROM customer_seen');
    this.#still = database.prepare<[number, number], number>('SELECT 1 FROM customer_seen WHERE id = ? AND seen_ms = ?').pluck();
  }

  /** Customers were marked seen at `ms`. */
  marked(ms: number): void {
    if (this.#known !== null && ms < this.#known.ms) this.#known = null;
  }

  /** null when there is no customer. */
  at(): string | null {
    if (this.#known === null || this.#still.get(this.#known.id, this.#known.ms) === undefined) {
      const found = this.#find.get();
      this.#known = found === undefined || found.id === null ? null : found;
    }
    return this.#known?.at ?? null;
  }
}
