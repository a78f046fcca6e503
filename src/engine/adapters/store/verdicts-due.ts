import type { Database, Statement } from 'better-sqlite3';

/** Finds whose verdict has to be computed: those that have none, one of another pack, or a lapsed one. */
export class VerdictsDue {
  readonly #old: Statement<[string, string, string, number, number], number>;
  readonly #missing: Statement<[number, number], number>;
  readonly #highest: Statement<[], number | null>;
  /** Everybody up to this row is known to have a verdict, so that nobody is looked at over and over. */
  #judgedTo = 0;

  constructor(database: Database) {
    this.#old = database
      .prepare<[string, string, string, number, number], number>(
        `SELECT id FROM verdict WHERE pack_id < ?
         UNION ALL SELECT id FROM verdict WHERE pack_id > ?
         UNION ALL SELECT id FROM verdict WHERE pack_id = ? AND valid_until_ms <= ?
         LIMIT ?`,
      )
      .pluck();
    this.#missing = database
      .prepare<[number, number], number>(
        `SELECT s.id FROM customer_seen s WHERE s.id > ? AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.id = s.id) ORDER BY s.id LIMIT ?`,
      )
      .pluck();
    this.#highest = database.prepare<[], number | null>('SELECT max(id) FROM customer_seen').pluck();
  }

  /** Row numbers, at most `limit`. `now` in milliseconds. */
  ask(packId: string, now: number, limit: number): readonly number[] {
    const missing = this.#missing.all(this.#judgedTo, limit);
    this.#judgedTo = (missing[0] ?? (this.#highest.get() ?? 0) + 1) - 1;
    if (missing.length === limit) return missing;
    return [...missing, ...this.#old.all(packId, packId, packId, now, limit - missing.length)];
  }

  /** The verdict of this row is gone; of every row when `id` is 0. */
  lost(id: number): void {
    this.#judgedTo = Math.min(this.#judgedTo, Math.max(0, id - 1));
  }
}
