import type Sqlite from 'better-sqlite3';
import { storeFault } from '../faults.ts';

export type Row = Readonly<Record<string, unknown>>;
export interface Told {
  /** Some rows could not be read. */
  lost: boolean;
}

const isDamage = (error: unknown): boolean => storeFault(error).code === 'store-damaged' || storeFault(error).code === 'internal';

/** Numbers beyond which no row is looked for after one that cannot be read: more than any desk will ever have. */
const farthest = 2 ** 40;

/**
 * Every row of a table by its row number that SQLite can still read, in order. A page that cannot be read hides a range of numbers: the next
 * readable one is looked for in growing steps, then closer. `look` throws to end it.
 */
export function* readableRows(database: Sqlite.Database, table: string, told: Told, look: () => void): Generator<Row, void, void> {
  const found = statements(database, table);
  if (found === null) {
    told.lost = true;
    return;
  }
  const { from, one } = found;
  let next = 0;
  let count = 0;
  for (;;) {
    try {
      for (const row of from.iterate(next)) {
        if (count % 500 === 0) look();
        count += 1;
        next = Number(row['rowid!']) + 1;
        yield row;
      }
      return;
    } catch (error) {
      if (!isDamage(error)) throw error;
      told.lost = true;
    }
    const readable = nextReadable(one, next, look);
    if (readable === null) return;
    next = readable;
  }
}

/** Null: the table is not there any more, or what describes it. */
function statements(database: Sqlite.Database, table: string) {
  const rows = `SELECT rowid AS "rowid!", * FROM "${table}" WHERE rowid >= ? ORDER BY rowid`;
  try {
    return { from: database.prepare<[number], Row>(rows), one: database.prepare<[number], Row>(`${rows} LIMIT 1`) };
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

function nextReadable(one: Sqlite.Statement<[number], Row>, from: number, look: () => void): number | null {
  const readable = (number: number): boolean | null => {
    look();
    try {
      return one.get(number) !== undefined;
    } catch (error) {
      if (isDamage(error)) return null;
      throw error;
    }
  };
  let before = from;
  for (let step = 1; step < farthest; step *= 2) {
    const answer = readable(from + step);
    // Nothing comes after it.
    if (answer === false && step > 1_000_000) return null;
    if (answer === true || answer === false) {
      // The first number that can be read lies after `before`.
      let [low, high] = [before, from + step];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (readable(middle) === null) low = middle;
        else high = middle;
      }
      return high;
    }
    before = from + step;
  }
  return null;
}

/** Every row of a table with a key of its own that can be read from its beginning and, after damage, from its end. */
export function* readableFromBothEnds(
  database: Sqlite.Database,
  table: string,
  keys: readonly string[],
  told: Told,
  look: () => void,
): Generator<Row, void, void> {
  const seen = new Set<string>();
  const order = (way: 'ASC' | 'DESC') => keys.map((key) => `"${key}" ${way}`).join(', ');
  for (const way of ['ASC', 'DESC'] as const) {
    let whole = true;
    try {
      for (const row of database.prepare<[], Row>(`SELECT * FROM "${table}" ORDER BY ${order(way)}`).iterate()) {
        if (seen.size % 500 === 0) look();
        const key = JSON.stringify(keys.map((name) => row[name]));
        if (seen.has(key)) continue;
        seen.add(key);
        yield row;
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      told.lost = true;
      whole = false;
    }
    if (whole) return;
  }
}
