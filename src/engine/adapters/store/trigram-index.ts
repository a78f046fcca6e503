import type { Database, Statement } from 'better-sqlite3';

/**
 * Finds words of three characters or more anywhere in the texts of one noun. Only beside that noun's text table, which holds the truth:
 * rows after `indexedTo` are not indexed yet, and their texts are read.
 */
export class TrigramIndex {
  readonly #put: Statement;
  readonly #drop: Statement;
  readonly #indexed: Statement<[string], string | null>;
  readonly #count: Statement<[string], number>;
  readonly #tail: Statement<[number, string], string | null>;

  constructor(database: Database, noun: 'customer' | 'log') {
    const [text, long] = [`${noun}_text`, `${noun}_long`];
    this.#put = database.prepare(`INSERT INTO ${long} (rowid, folded) VALUES (?, ?)`);
    this.#drop = database.prepare(`INSERT INTO ${long} (${long}, rowid, folded) VALUES ('delete', ?, ?)`);
    this.#indexed = database.prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${long} WHERE ${long} MATCH ?`).pluck();
    this.#count = database.prepare<[string], number>(`SELECT count(*) FROM ${long} WHERE ${long} MATCH ?`).pluck();
    this.#tail = database
      .prepare<[number, string], string | null>(`SELECT group_concat(id) FROM ${text} WHERE id > ? AND instr(folded, ?) > 0`)
      .pluck();
  }

  add(id: number, folded: string): void {
    this.#put.run(id, folded);
  }

  remove(id: number, folded: string): void {
    this.#drop.run(id, folded);
  }

  /** Rows that are indexed and hold the word. */
  count(word: string): number {
    return this.#count.get(quote(word)) ?? 0;
  }

  /** Row numbers ("3,5,8") whose text holds the folded word of three characters or more. */
  holding(word: string, indexedTo: number): string {
    const found = this.#indexed.get(quote(word)) ?? '';
    const rest = this.#tail.get(indexedTo, word) ?? '';
    return found === '' || rest === '' ? found + rest : `${found},${rest}`;
  }
}

/** An FTS5 string, which is searched as a phrase of its trigrams: inside, only the quote itself means anything. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
