import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

const pageSize = 4_096;

/** Whole numbers from 0 to below `limit`, the same ones for the same seed. */
export function seededNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** What may happen to a file, and to its rows behind the app's back. Each answers what it did. */
type Damage = (path: string, number: (limit: number) => number) => string;

function toBytes(change: (bytes: Buffer, number: (limit: number) => number) => { readonly bytes: Buffer; readonly did: string }): Damage {
  return (path, number) => {
    const { bytes, did } = change(readFileSync(path), number);
    writeFileSync(path, bytes);
    return did;
  };
}

function toRows(change: (database: Sqlite.Database, one: number, other: number) => string): Damage {
  return (path, number) => {
    const database = new Sqlite(path);
    try {
      database.pragma('foreign_keys = OFF');
      const entries = database.prepare<[], number>('SELECT max(sequence) FROM log_entry').pluck().get() ?? 0;
      const one = 1 + number(entries);
      return change(database, one, 1 + ((one + number(entries - 1)) % entries));
    } finally {
      database.close();
    }
  };
}

const bits = toBytes((bytes, number) => {
  const places = Array.from({ length: 1 + number(8) }, () => number(bytes.length));
  for (const at of places) bytes[at] = (bytes[at] ?? 0) ^ (1 << number(8));
  return { bytes, did: `bits at ${places}` };
});
const stretch = toBytes((bytes, number) => {
  const from = number(bytes.length);
  const to = Math.min(bytes.length, from + 1 + number(pageSize));
  for (let at = from; at < to; at += 1) bytes[at] = number(256);
  return { bytes, did: `bytes ${from} to ${to}` };
});
const cut = toBytes((bytes, number) => {
  const length = number(bytes.length);
  return { bytes: bytes.subarray(0, length), did: `cut to ${length}` };
});
const pageGone = toBytes((bytes, number) => {
  const page = number(bytes.length / pageSize) * pageSize;
  return { bytes: Buffer.concat([bytes.subarray(0, page), bytes.subarray(page + pageSize)]), did: `page at ${page} dropped` };
});
const pageEmpty = toBytes((bytes, number) => {
  const page = number(bytes.length / pageSize) * pageSize;
  return { bytes: bytes.fill(0, page, page + pageSize), did: `page at ${page} emptied` };
});
const pagesSwapped = toBytes((bytes, number) => {
  const [one, other] = [number(bytes.length / pageSize) * pageSize, number(bytes.length / pageSize) * pageSize];
  const kept = Buffer.from(bytes.subarray(one, one + pageSize));
  bytes.copyWithin(one, other, other + pageSize);
  kept.copy(bytes, other);
  return { bytes, did: `pages at ${one} and ${other} swapped` };
});
const rowsSwapped = toRows((database, one, other) => {
  for (const [from, to] of [
    [one, -1],
    [other, one],
    [-1, other],
  ])
    database.prepare('UPDATE log_entry SET sequence = ? WHERE sequence = ?').run(to, from);
  return `entries ${one} and ${other} changed places`;
});
const textsSwapped = toRows((database, one, other) => {
  for (const [from, to] of [
    [one, -1],
    [other, one],
    [-1, other],
  ])
    database.prepare('UPDATE log_personal SET sequence = ? WHERE sequence = ?').run(to, from);
  return `texts of ${one} and ${other} changed places`;
});
const rowGone = toRows((database, one) => {
  database.prepare('DELETE FROM log_entry WHERE sequence = ?').run(one);
  return `entry ${one} deleted`;
});
const rowTwice = toRows((database, one, other) => {
  database
    .prepare('UPDATE log_entry SET (body, hash) = (SELECT body, hash FROM log_entry WHERE sequence = ?) WHERE sequence = ?')
    .run(one, other);
  return `entry ${one} written over ${other}`;
});

const kinds: readonly Damage[] = [
  bits,
  bits,
  bits,
  stretch,
  cut,
  pageGone,
  pageEmpty,
  pagesSwapped,
  rowsSwapped,
  textsSwapped,
  rowGone,
  rowTwice,
];

/** Damages the database file at random; the same way for the same seed. Answers what was done. */
export function damage(path: string, seed: number): string {
  const number = seededNumbers(seed);
  // The first numbers of neighbouring seeds are neighbours, too.
  for (let warm = 0; warm < 8; warm += 1) number(2);
  const kind = kinds[number(kinds.length)];
  if (kind === undefined) throw new Error('no such kind');
  return kind(path, number);
}
