import type { Database, Statement } from 'better-sqlite3';

/** Above this many candidates reading the narrow text table once is cheaper than probing it for each. */
const manyCandidates = 4_000;

/**
 * Finds words of three characters or more anywhere in the texts of one noun. Only beside that noun's text table, which holds the truth:
 * rows after `indexedTo` are not indexed yet, and their texts are read.
 */
export class TrigramIndex {
  readonly #put: Statement;
  readonly #drop: Statement;
  readonly #candidates: Statement<[string, number], { ids: string | null; total: number }>;
  readonly #exact: Statement<[string], string | null>;
  readonly #checked: Statement<[string, string], string | null>;
  readonly #scan: Statement<[number, string], string | null>;

  constructor(database: Database, noun: 'customer' | 'log') {
    const [text, long] = [`${noun}_text`, `${noun}_long`];
    this.#put = database.prepare(`INSERT INTO ${long} (rowid, folded) VALUES (?, ?)`);
    this.#drop = database.prepare(`INSERT INTO ${long} (${long}, rowid, folded) VALUES ('delete', ?, ?)`);
    this.#candidates = database.prepare(
      `SELECT group_concat(rowid) AS ids, count(*) AS total FROM (SELECT rowid FROM ${long} WHERE ${long} MATCH ? LIMIT ?)`,
    );
    this.#exact = database.prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${long} WHERE ${long} MATCH ?`).pluck();
    this.#checked = database
      .prepare<[string, string], string | null>(
        `SELECT group_concat(id) FROM ${text} WHERE id IN (SELECT value FROM json_each('[' || ? || ']')) AND instr(folded, ?) > 0`,
      )
      .pluck();
    this.#scan = database
      .prepare<[number, string], string | null>(`SELECT group_concat(id) FROM ${text} WHERE id > ? AND instr(folded, ?) > 0`)
      .pluck();
  }

  add(id: number, folded: string): void {
    this.#put.run(id, folded);
  }

  remove(id: number, folded: string): void {
    this.#drop.run(id, folded);
  }

  /** Row numbers ("3,5,8") whose text holds the folded word of three characters or more. */
  holding(word: string, indexedTo: number): string {
    const found = this.#indexed(word);
    if (found === 'many') return this.#scan.get(0, word) ?? '';
    const rest = this.#scan.get(indexedTo, word) ?? '';
    return found === '' || rest === '' ? found + rest : `${found},${rest}`;
  }

  #indexed(word: string): string | 'many' {
    const characters = [...word];
    const trigrams = new Set<string>();
    for (let at = 0; at + 3 <= characters.length; at += 1) trigrams.add(quote(characters.slice(at, at + 3).join('')));
    const match = [...trigrams].join(' AND ');
    if (characters.length === 3) return this.#exact.get(match) ?? '';
    const { ids, total } = this.#candidates.get(match, manyCandidates + 1) ?? { ids: null, total: 0 };
    if (ids === null) return '';
    // Trigrams say which rows may hold the word; the text decides.
    return total > manyCandidates ? 'many' : (this.#checked.get(ids, word) ?? '');
  }
}

/** An FTS5 string: inside, only the quote itself means anything. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
