import type { CustomerFilters } from '../../../core/ports.ts';
import { Bits } from './bits.ts';
import type { Revisions, StoreContext } from './context.ts';
import { milliseconds } from './instant.ts';
import type { Mark } from './row-journal.ts';

const remembered = 16;
type Value = string | number;

/** Rows that passed when it was asked, and what to look at to amend them. */
interface Known {
  readonly bits: Bits;
  readonly highest: number;
  readonly mark: Mark;
}

/** Which customers pass the filters, remembered: columns of the row are amended by what joined, changed or went since. */
export class CustomerFilter {
  readonly #context: StoreContext;
  readonly #byRows = new Map<string, Known>();
  readonly #byOthers = new Map<string, Bits>();

  constructor(context: StoreContext) {
    this.#context = context;
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
    }).filter((pair): pair is [string, Value] => pair[1] !== undefined);
    if (wanted.length === 0) return null;
    const key = JSON.stringify(wanted);
    const before = this.#byRows.get(key) ?? null;
    const touched = before === null ? null : this.#context.journal.since(before.mark);
    // Everything is new to who knows nothing.
    const { bits: from, highest: after } = before === null || touched === null ? nothing : before;
    const where = wanted.map(([column]) => `${column} = ?`).join(' AND ');
    const passing = this.#list(
      `SELECT group_concat(id) FROM (
         SELECT id FROM customer WHERE id > ? AND ${where}
         UNION ALL SELECT id FROM customer WHERE id IN (SELECT value FROM json_each(?)) AND id <= ? AND ${where})`,
      [after, ...wanted.map(([, value]) => value), JSON.stringify(touched ?? []), after, ...wanted.map(([, value]) => value)],
    );
    const bits = from.amended(highest, touched ?? []).set(passing);
    remember(this.#byRows, key, { bits, highest, mark: this.#context.journal.mark() });
    return bits;
  }

  #byVerdict(filters: CustomerFilters, highest: number): Bits | null {
    if (filters.verdict === undefined) return null;
    return this.#ask('SELECT group_concat(id) FROM verdict WHERE rank = ?', verdictRank(filters.verdict), 'verdicts', highest);
  }

  #bySeen(filters: CustomerFilters, highest: number): Bits | null {
    if (filters.seenBefore === undefined) return null;
    return this.#ask('SELECT group_concat(id) FROM customer_seen WHERE seen_ms < ?', milliseconds(filters.seenBefore), 'seen', highest);
  }

  #ask(sql: string, value: Value, revision: keyof Revisions, highest: number): Bits {
    const key = JSON.stringify([sql, value, this.#context.revisions[revision]]);
    const known = this.#byOthers.get(key);
    if (known !== undefined) return known;
    const bits = Bits.parse(this.#list(sql, [value]), highest);
    remember(this.#byOthers, key, bits);
    return bits;
  }

  #list(sql: string, values: readonly Value[]): string {
    const list = this.#context.database
      .prepare<Value[], string | null>(sql)
      .pluck()
      .get(...values);
    return list ?? '';
  }
}

const nothing = { bits: new Bits(new Uint32Array()), highest: 0 };

function remember<Kept>(known: Map<string, Kept>, key: string, kept: Kept): void {
  known.delete(key);
  if (known.size >= remembered) known.delete(known.keys().next().value ?? '');
  known.set(key, kept);
}

/** The order of the list by verdict: what can be done first, what is not known yet last. */
export function verdictRank(state: 'allowed' | 'unknown' | 'blocked'): number {
  return ['allowed', 'unknown', 'blocked'].indexOf(state);
}
