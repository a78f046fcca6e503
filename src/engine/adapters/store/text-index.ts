import type { Database, Statement } from 'better-sqlite3';
import { fold, searchTerms } from '../../../core/customer/fold.ts';
import { beginningToken, beginningTokens } from './beginnings.ts';
import { Bits } from './bits.ts';

/** Above this many candidates reading the narrow text table once is cheaper than probing it for each. */
const manyCandidates = 4_000;
const remembered = 64;

/** Fields as the index and the fallback scan see them: folded, one per line, so that no word reaches over two fields. */
export function searchedText(fields: readonly string[]): string {
  return fields
    .map(fold)
    .filter((field) => field !== '')
    .join('\n');
}

/** A folded word of a query: long ones occur anywhere in a field, short ones at the beginning of a word of its grams. */
interface Word {
  readonly kind: 'long' | 'short';
  readonly text: string;
}

/** The same for one text that has no index row. */
export function holdsWord(folded: string, word: Word): boolean {
  if (word.kind === 'long') return folded.includes(word.text);
  return beginningTokens(folded).split(' ').includes(beginningToken(word.text));
}

/** Full-text index of one noun: `customer` or `log`. What a search means is said at `CustomerQuery.search`. */
export class TextIndex {
  readonly #read: Statement<[number], string>;
  readonly #putText: Statement;
  readonly #dropText: Statement;
  readonly #put: readonly [Statement, Statement];
  readonly #drop: readonly [Statement, Statement];
  readonly #highest: Statement<[], number | null>;
  readonly #few: Statement<[string, number], { ids: string | null; total: number }>;
  readonly #exact: Statement<[string], string | null>;
  readonly #checked: Statement<[string, string], string | null>;
  readonly #scan: Statement<[string], string | null>;
  readonly #short: Statement<[string], string | null>;
  readonly #known = new Map<string, Bits>();
  #knownAt = -1;

  constructor(database: Database, noun: 'customer' | 'log') {
    const [text, long, short] = [`${noun}_text`, `${noun}_long`, `${noun}_short`];
    this.#read = database.prepare<[number], string>(`SELECT folded FROM ${text} WHERE id = ?`).pluck();
    this.#putText = database.prepare(
      `INSERT INTO ${text} (id, folded) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET folded = excluded.folded`,
    );
    this.#dropText = database.prepare(`DELETE FROM ${text} WHERE id = ?`);
    const put = (table: string) => database.prepare(`INSERT INTO ${table} (rowid, folded) VALUES (?, ?)`);
    const drop = (table: string) => database.prepare(`INSERT INTO ${table} (${table}, rowid, folded) VALUES ('delete', ?, ?)`);
    this.#put = [put(long), put(short)];
    this.#drop = [drop(long), drop(short)];
    this.#highest = database.prepare<[], number | null>(`SELECT max(id) FROM ${text}`).pluck();
    this.#few = database.prepare(
      `SELECT group_concat(rowid) AS ids, count(*) AS total FROM (SELECT rowid FROM ${long} WHERE ${long} MATCH ? LIMIT ?)`,
    );
    this.#exact = database.prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${long} WHERE ${long} MATCH ?`).pluck();
    this.#checked = database
      .prepare<[string, string], string | null>(
        `SELECT group_concat(id) FROM ${text} WHERE id IN (SELECT value FROM json_each('[' || ? || ']')) AND instr(folded, ?) > 0`,
      )
      .pluck();
    this.#scan = database.prepare<[string], string | null>(`SELECT group_concat(id) FROM ${text} WHERE instr(folded, ?) > 0`).pluck();
    this.#short = database.prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${short} WHERE ${short} MATCH ?`).pluck();
  }

  /** Writes or rewrites a row's searched text; a text that stayed the same costs one read. */
  put(id: number, folded: string): void {
    const before = this.#read.get(id);
    if (before === folded) return;
    if (before !== undefined) this.#forget(id, before);
    this.add(id, folded);
  }

  /** For a row known to be new. */
  add(id: number, folded: string): void {
    this.#putText.run(id, folded);
    this.#put[0].run(id, folded);
    this.#put[1].run(id, beginningTokens(folded));
  }

  remove(id: number): void {
    const before = this.#read.get(id);
    if (before === undefined) return;
    this.#forget(id, before);
    this.#dropText.run(id);
  }

  #forget(id: number, folded: string): void {
    this.#drop[0].run(id, folded);
    this.#drop[1].run(id, beginningTokens(folded));
  }

  /** Rows in which every word of the query occurs; null when the query has no word, so that everything matches. */
  search(query: string, revision: number): Bits | null {
    return this.words(query, revision).reduce<Bits | null>((found, { hits }) => found?.and(hits) ?? hits, null);
  }

  /** The words of a query, each with the rows that hold it. `revision` changes with the rows. */
  words(query: string, revision: number): readonly (Word & { readonly hits: Bits })[] {
    if (revision !== this.#knownAt) this.#known.clear();
    this.#knownAt = revision;
    const { long, short } = searchTerms(query);
    const words: Word[] = [...long.map((text): Word => ({ kind: 'long', text })), ...short.map((text): Word => ({ kind: 'short', text }))];
    return words.map((word) => ({ ...word, hits: this.#hits(word) }));
  }

  #hits({ kind, text }: Word): Bits {
    const key = `${kind} ${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const list = kind === 'long' ? this.#longHits(text) : (this.#short.get(beginningToken(text)) ?? null);
    const hits = Bits.parse(list, this.#highest.get() ?? 0);
    if (this.#known.size >= remembered) this.#known.delete(this.#known.keys().next().value ?? '');
    this.#known.set(key, hits);
    return hits;
  }

  #longHits(word: string): string | null {
    const characters = [...word];
    const trigrams = new Set<string>();
    for (let at = 0; at + 3 <= characters.length; at += 1) trigrams.add(quote(characters.slice(at, at + 3).join('')));
    const match = [...trigrams].join(' AND ');
    if (characters.length === 3) return this.#exact.get(match) ?? null;
    const few = this.#few.get(match, manyCandidates + 1);
    if (few === undefined || few.ids === null) return null;
    // Trigrams say which rows may hold the word; the text decides.
    return (few.total > manyCandidates ? this.#scan.get(word) : this.#checked.get(few.ids, word)) ?? null;
  }
}

/** An FTS5 string: inside, only the quote itself means anything. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
