import type { Database, Statement } from 'better-sqlite3';
import type { Mark, RowJournal } from './row-journal.ts';

/** A text whose order by `<` is the order of its UTF-8, which is SQLite's: above the surrogates there is room that comes before them. */
function comparable(key: string): string {
  if (!/[\ud800-\uffff]/.test(key)) return key;
  let moved = '';
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    moved += String.fromCharCode(unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
  }
  return moved;
}

/**
 * All customers in the order of one text column, equal ones in the order of joining. Kept in memory and amended by what joined, changed
 * or went since it was last asked: a sorted index in the file would cost a sync more than the rows do.
 */
export class KeyOrder {
  readonly #journal: RowJournal;
  readonly #all: Statement<[], [number, string]>;
  readonly #fresh: Statement<[number, string, number], [number, string]>;
  readonly #highest: Statement<[], number | null>;
  readonly #count: Statement<[], number>;
  #ids: Int32Array = new Int32Array();
  #keys: string[] = [];
  #highestKnown = 0;
  #revision = -1;
  #mark: Mark;

  constructor(database: Database, journal: RowJournal, column: string) {
    this.#journal = journal;
    this.#mark = journal.mark();
    const order = `ORDER BY ${column}, id`;
    this.#all = database.prepare<[], [number, string]>(`SELECT id, ${column} FROM customer ${order}`).raw();
    this.#fresh = database
      .prepare<[number, string, number], [number, string]>(
        `SELECT id, ${column} FROM (
           SELECT id, ${column} FROM customer WHERE id > ?
           UNION ALL SELECT id, ${column} FROM customer WHERE id IN (SELECT value FROM json_each(?)) AND id <= ?
         ) ${order}`,
      )
      .raw();
    this.#count = database.prepare<[], number>('SELECT count(*) FROM customer').pluck();
    this.#highest = database.prepare<[], number | null>('SELECT max(id) FROM customer').pluck();
  }

  /** `revision` changes with the rows. */
  ids(revision: number): Int32Array {
    if (revision === this.#revision) return this.#ids;
    const touched = this.#revision === -1 ? null : this.#journal.since(this.#mark);
    if (touched === null) this.#readAll();
    else this.#merge(this.#keys, this.#amendments(touched), new Set(touched));
    this.#highestKnown = this.#highest.get() ?? 0;
    this.#mark = this.#journal.mark();
    this.#revision = revision;
    return this.#ids;
  }

  /** Row by row: a hundred thousand rows beside their keys would be the most the engine ever holds. */
  #readAll(): void {
    const ids = new Int32Array(this.#count.get() ?? 0);
    const keys: string[] = [];
    for (const [id, key] of this.#all.iterate()) {
      ids[keys.length] = id;
      keys.push(comparable(key));
    }
    this.#ids = ids;
    this.#keys = keys;
  }

  #amendments(touched: readonly number[]): readonly [number, string][] {
    return this.#fresh.all(this.#highestKnown, JSON.stringify(touched), this.#highestKnown);
  }

  /** Puts sorted rows between those that are remembered, leaving out those that `went`. */
  #merge(before: readonly string[], fresh: readonly [number, string][], went: ReadonlySet<number>): void {
    if (fresh.length === 0 && went.size === 0) return;
    const ids = new Int32Array(before.length + fresh.length);
    const keys: string[] = [];
    const put = (id: number, key: string) => {
      ids[keys.length] = id;
      keys.push(key);
    };
    const coming = fresh.map(([id, key]) => ({ id, key: comparable(key) })).values();
    let next = coming.next().value;
    before.forEach((key, at) => {
      const id = this.#ids[at] ?? 0;
      if (went.has(id)) return;
      for (; next !== undefined && (next.key < key || (next.key === key && next.id < id)); next = coming.next().value)
        put(next.id, next.key);
      put(id, key);
    });
    for (; next !== undefined; next = coming.next().value) put(next.id, next.key);
    this.#ids = ids.subarray(0, keys.length);
    this.#keys = keys;
  }
}
