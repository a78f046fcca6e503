import type { Database, Statement } from 'better-sqlite3';

/** Rows are indexed this many at a time: FTS5 costs half as much as with one page at a time. The rest is scanned until then. */
const batch = 1_000;
/** Above this many candidates reading the narrow text table once is cheaper than probing it for each. */
const manyCandidates = 4_000;

/** Finds words of three characters or more anywhere in the texts of one noun. Only beside that noun's text table, which holds the truth. */
export class TrigramIndex {
  readonly #indexedTo: Statement<[], number>;
  readonly #moveTo: Statement;
  readonly #indexRest: Statement;
  readonly #put: Statement;
  readonly #drop: Statement;
  readonly #candidates: Statement<[string, number], { ids: string | null; total: number }>;
  readonly #exact: Statement<[string], string | null>;
  readonly #checked: Statement<[string, string], string | null>;
  readonly #scan: Statement<[number, string], string | null>;

  constructor(database: Database, noun: 'customer' | 'log') {
    const [text, long] = [`${noun}_text`, `${noun}_long`];
    this.#indexedTo = database.prepare<[], number>(`SELECT indexed_to FROM text_index WHERE noun = '${noun}'`).pluck();
    this.#moveTo = database.prepare(`UPDATE text_index SET indexed_to = ? WHERE noun = '${noun}'`);
    this.#indexRest = database.prepare(`INSERT INTO ${long} (rowid, folded) SELECT id, folded FROM ${text} WHERE id > ? ORDER BY id`);
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

  /** After the text table got the row. */
  added(id: number, folded: string): void {
    const indexedTo = this.#indexedTo.get() ?? 0;
    if (id <= indexedTo) this.#put.run(id, folded);
    if (id - indexedTo < batch) return;
    this.#indexRest.run(indexedTo);
    this.#moveTo.run(id);
  }

  removed(id: number, folded: string): void {
    if (id <= (this.#indexedTo.get() ?? 0)) this.#drop.run(id, folded);
  }

  /** Row numbers ("3,5,8") whose text holds the folded word of three characters or more. */
  holding(word: string): string {
    const indexedTo = this.#indexedTo.get() ?? 0;
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
