import type { Database } from 'better-sqlite3';
import type { CustomerFilters } from '../../../core/ports.ts';
import { Bits } from './bits.ts';
import type { Revisions } from './context.ts';
import { milliseconds } from './instant.ts';

const remembered = 16;

/** Which customers pass the filters, each answered from an index that holds everything it asks. */
export class CustomerFilter {
  readonly #database: Database;
  readonly #revisions: Revisions;
  readonly #known = new Map<string, Bits>();

  constructor(database: Database, revisions: Revisions) {
    this.#database = database;
    this.#revisions = revisions;
  }

  /** null when no filter is set. */
  passing(filters: CustomerFilters, highest: number): Bits | null {
    const parts = [this.#byRow(filters, highest), this.#byVerdict(filters, highest), this.#bySeen(filters, highest)];
    return parts.reduce((found, part) => (part === null ? found : (found?.and(part) ?? part)), null);
  }

  #byRow(filters: CustomerFilters, highest: number): Bits | null {
    const wanted = Object.entries({
      visibility: filters.visibility,
      frozen: filters.frozen === undefined ? undefined : Number(filters.frozen),
      association: filters.association,
      reseller_id: filters.resellerId,
      manager: filters.manager,
    }).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
    if (wanted.length === 0) return null;
    const where = wanted.map(([column]) => `${column} = ?`).join(' AND ');
    return this.#ask(
      `SELECT group_concat(id) FROM customer WHERE ${where}`,
      wanted.map(([, value]) => value),
      'rows',
      highest,
    );
  }

  #byVerdict(filters: CustomerFilters, highest: number): Bits | null {
    if (filters.verdict === undefined) return null;
    return this.#ask('SELECT group_concat(id) FROM verdict WHERE rank = ?', [verdictRank(filters.verdict)], 'verdicts', highest);
  }

  #bySeen(filters: CustomerFilters, highest: number): Bits | null {
    if (filters.seenBefore === undefined) return null;
    return this.#ask('SELECT group_concat(id) FROM customer_seen WHERE seen_ms < ?', [milliseconds(filters.seenBefore)], 'seen', highest);
  }

  #ask(sql: string, values: readonly (string | number)[], revision: keyof Revisions, highest: number): Bits {
    const key = JSON.stringify([sql, values, this.#revisions[revision]]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const bits = Bits.parse(
      this.#database
        .prepare<unknown[], string | null>(sql)
        .pluck()
        .get(...values) ?? null,
      highest,
    );
    if (this.#known.size >= remembered) this.#known.delete(this.#known.keys().next().value ?? '');
    this.#known.set(key, bits);
    return bits;
  }
}

/** The order of the list by verdict: what can be done first, what is not known yet last. */
export function verdictRank(state: 'allowed' | 'unknown' | 'blocked' | null): number {
  return state === null ? 3 : ['allowed', 'unknown', 'blocked'].indexOf(state);
}
