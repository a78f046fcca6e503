import type { Database, Statement } from 'better-sqlite3';
import { Bits } from './bits.ts';

export type SetKind = 'operation' | 'result' | 'source' | 'operator';
const kinds = ['operation', 'result', 'source', 'operator'] as const;

/** Sequences to a block, and its bytes: small enough that filling rewrites little, large enough that reading a set is a hundred rows. */
const blockSize = 8_192;
const blockBytes = blockSize / 8;

/** What `LogSets` answers. */
export interface LogSetsNow {
  /** The entries that have this value. */
  of(kind: SetKind, value: string): Bits;
  /** Every value that some entry has, sorted. */
  values(kind: SetKind): readonly string[];
}

type Tail = Readonly<Record<SetKind, string | null>> & { readonly sequence: number };

/**
 * The entries of one operation, result, source or operator as a set of sequences. Filled behind the writing, like the search indexes; what is
 * not filled in yet is read from the rows.
 */
export class LogSets {
  readonly #blocks: Statement<[SetKind, string], { readonly block: number; readonly bits: Buffer }>;
  readonly #block: Statement<[SetKind, string, number], Buffer>;
  readonly #put: Statement;
  readonly #values: Statement<[SetKind], string>;
  readonly #operatorsOf: Statement<[number], { readonly value: string; readonly bits: Buffer }>;
  readonly #drop: Statement;
  readonly #highest: Statement<[], number>;
  readonly #filledTo: Statement<[], number>;
  readonly #moveTo: Statement;
  readonly #tail: Statement<[number, number], Tail>;

  constructor(database: Database) {
    this.#blocks = database.prepare('SELECT block, bits FROM log_set WHERE kind = ? AND value = ?');
    this.#block = database
      .prepare<[SetKind, string, number], Buffer>('SELECT bits FROM log_set WHERE kind = ? AND value = ? AND block = ?')
      .pluck();
    this.#put = database.prepare(
      'INSERT INTO log_set (kind, value, block, bits) VALUES (?, ?, ?, ?) ON CONFLICT (kind, value, block) DO UPDATE SET bits = excluded.bits',
    );
    this.#values = database.prepare<[SetKind], string>('SELECT DISTINCT value FROM log_set WHERE kind = ?').pluck();
    this.#operatorsOf = database.prepare(`SELECT value, bits FROM log_set WHERE kind = 'operator' AND block = ?`);
    this.#drop = database.prepare('DELETE FROM log_set WHERE kind = ? AND value = ? AND block = ?');
    this.#highest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM log_entry').pluck();
    this.#filledTo = database.prepare<[], number>(`SELECT indexed_to FROM text_index WHERE noun = 'log-set'`).pluck();
    this.#moveTo = database.prepare(`UPDATE text_index SET indexed_to = ? WHERE noun = 'log-set'`);
    this.#tail = database.prepare(
      `SELECT e.sequence, e.operation, e.result, e.source, iif(json_valid(p.texts), p.texts ->> '$.operator', NULL) AS operator
       FROM log_entry e LEFT JOIN log_personal p ON p.sequence = e.sequence WHERE e.sequence > ? ORDER BY e.sequence LIMIT ?`,
    );
  }

  /** The sets as they are now: what is not filled in yet is read once, for all that is asked of them. */
  now(): LogSetsNow {
    const blocks = Math.floor((this.#highest.get() ?? 0) / blockSize) + 1;
    const tail = this.#tail.all(this.#filledTo.get() ?? 0, -1);
    return {
      of: (kind, value) => {
        const bytes = new Uint8Array(blocks * blockBytes);
        for (const { block, bits } of this.#blocks.iterate(kind, value)) {
          if (block >= 0 && block < blocks) bytes.set(bits.subarray(0, blockBytes), block * blockBytes);
        }
        for (const row of tail) if (row[kind] === value) setBit(bytes, row.sequence);
        return new Bits(new Uint32Array(bytes.buffer));
      },
      values: (kind) => {
        const found = new Set(this.#values.all(kind));
        for (const row of tail) if (row[kind] !== null) found.add(row[kind]);
        return [...found].sort();
      },
    };
  }

  /** Takes in up to `limit` entries that are only read so far; true when there was any. Inside a transaction. */
  fill(limit: number): boolean {
    const rows = this.#tail.all(this.#filledTo.get() ?? 0, limit);
    const changed = new Map<
      string,
      { readonly kind: SetKind; readonly value: string; readonly block: number; readonly bits: Uint8Array }
    >();
    for (const row of rows) {
      const block = Math.floor(row.sequence / blockSize);
      for (const kind of kinds) {
        const value = row[kind];
        if (value === null) continue;
        const key = `${block} ${kind} ${value}`;
        const known = changed.get(key) ?? { kind, value, block, bits: this.#bitsOf(kind, value, block) };
        changed.set(key, known);
        setBit(known.bits, row.sequence % blockSize);
      }
    }
    for (const { kind, value, block, bits } of changed.values()) this.#put.run(kind, value, block, bits);
    const last = rows.at(-1);
    if (last !== undefined) this.#moveTo.run(last.sequence);
    return last !== undefined;
  }

  /** Nobody is named as the operator of this entry any more. Inside the erasing transaction. */
  forgetOperator(sequence: number): void {
    const block = Math.floor(sequence / blockSize);
    const at = sequence % blockSize;
    for (const { value, bits } of this.#operatorsOf.all(block)) {
      if (((bits[at >>> 3] ?? 0) & (1 << (at & 7))) === 0) continue;
      bits[at >>> 3] = (bits[at >>> 3] ?? 0) & ~(1 << (at & 7));
      if (bits.every((byte) => byte === 0)) this.#drop.run('operator', value, block);
      else this.#put.run('operator', value, block, bits);
    }
  }

  #bitsOf(kind: SetKind, value: string, block: number): Uint8Array {
    const bits = new Uint8Array(blockBytes);
    bits.set(this.#block.get(kind, value, block)?.subarray(0, blockBytes) ?? []);
    return bits;
  }
}

function setBit(bytes: Uint8Array, at: number): void {
  bytes[at >>> 3] = (bytes[at >>> 3] ?? 0) | (1 << (at & 7));
}
