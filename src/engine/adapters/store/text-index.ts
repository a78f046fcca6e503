import type { Database, Statement } from 'better-sqlite3';
import { searchTerms } from '../../../core/customer/fold.ts';
import { beginningToken, beginningTokens } from './beginnings.ts';
import { Bits } from './bits.ts';
import { folded } from './folded.ts';
import { TrigramIndex } from './trigram-index.ts';

const remembered = 48;
/** New rows read one by one for a word that is remembered; with more of them the index is asked again. */
const readOn = 5_000;
/** Rows that are looked at to see whether a word is common: one that two of three hold. */
const samples = 48;
const commonShare = 2 / 3;

/** Fields as the indexes see them: folded, one per line, so that no word reaches over two fields. */
export function searchedText(fields: readonly string[]): string {
  return fields
    .map(folded)
    .filter((field) => field !== '')
    .join('\n');
}

/** A folded word of a query: long ones occur anywhere in a field, short ones at the beginning of a word of its grams. */
interface Word {
  readonly kind: 'long' | 'short';
  readonly text: string;
}

export interface Common {
  readonly total: number;
  has(id: number): boolean;
}

const keyOf = ({ kind, text }: Word): string => `${kind} ${text}`;

function wordsOf(query: string): readonly Word[] {
  const { long, short } = searchTerms(query);
  return [...long.map((text): Word => ({ kind: 'long', text })), ...short.map((text): Word => ({ kind: 'short', text }))];
}

const plain = /^[\x20-\x7e\n]*$/;

/** Whether the text stands at the beginning of a line or after a space. */
function beginsWord(folded: string, text: string): boolean {
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
    if (at === 0 || folded[at - 1] === ' ' || folded[at - 1] === '\n') return true;
  }
  return false;
}

/** Whether one text that has no index row holds the word. */
export function holdsWord(folded: string, word: Word): boolean {
  if (word.kind === 'long') return folded.includes(word.text);
  if (beginsWord(folded, word.text)) return true;
  // Only where scripts meet does a word begin inside of another.
  return !plain.test(folded) && folded.includes(word.text) && beginningTokens(folded).split(' ').includes(beginningToken(word.text));
}

/**
 * Full-text index of one noun: `customer` or `log`. What a search means is said at `CustomerQuery.search`. Indexing costs more than writing
 * the row itself, so it is done behind the writing, by `fill`; until then a row is found by reading its text.
 */
export class TextIndex {
  readonly #read: Statement<[number], string>;
  readonly #putText: Statement;
  readonly #dropText: Statement;
  readonly #putShort: Statement;
  readonly #dropShort: Statement;
  readonly #short: Statement<[string], string | null>;
  readonly #highest: Statement<[], number | null>;
  readonly #indexedTo: Statement<[], number>;
  readonly #moveTo: Statement;
  readonly #tail: Statement<[number, number], { readonly id: number; readonly folded: string }>;
  readonly #countShort: Statement<[string], number>;
  readonly #long: TrigramIndex;
  readonly #grows: boolean;
  /** Per word its rows, up to the row that was the highest then. */
  readonly #known = new Map<string, { readonly hits: Bits; readonly upTo: number }>();
  #knownAt = -1;

  /** `growth` grows: rows are added at the end and hardly ever rewritten, so that what is known of a word only has to be read on. */
  constructor(database: Database, noun: 'customer' | 'log', growth: 'changes' | 'grows' = 'changes') {
    this.#grows = growth === 'grows';
    const [text, short] = [`${noun}_text`, `${noun}_short`];
    this.#read = database.prepare<[number], string>(`SELECT folded FROM ${text} WHERE id = ?`).pluck();
    this.#putText = database.prepare(
      `INSERT INTO ${text} (id, folded) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET folded = excluded.folded`,
    );
    this.#dropText = database.prepare(`DELETE FROM ${text} WHERE id = ?`);
    this.#putShort = database.prepare(`INSERT INTO ${short} (rowid, folded) VALUES (?, ?)`);
    this.#dropShort = database.prepare(`INSERT INTO ${short} (${short}, rowid, folded) VALUES ('delete', ?, ?)`);
    this.#short = database.prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${short} WHERE ${short} MATCH ?`).pluck();
    this.#countShort = database.prepare<[string], number>(`SELECT count(*) FROM ${short} WHERE ${short} MATCH ?`).pluck();
    this.#highest = database.prepare<[], number | null>(`SELECT max(id) FROM ${text}`).pluck();
    this.#indexedTo = database.prepare<[], number>(`SELECT indexed_to FROM text_index WHERE noun = '${noun}'`).pluck();
    this.#moveTo = database.prepare(`UPDATE text_index SET indexed_to = ? WHERE noun = '${noun}'`);
    this.#tail = database.prepare(`SELECT id, folded FROM ${text} WHERE id > ? ORDER BY id LIMIT ?`);
    this.#long = new TrigramIndex(database, noun);
  }

  /** For a row known to be new. Inside a transaction, as every writing here. */
  add(id: number, folded: string): void {
    this.#putText.run(id, folded);
    if (id <= this.#filledTo()) this.#index(id, folded);
  }

  /** Indexes up to `limit` rows that are only read so far; true when there was any. */
  fill(limit: number): boolean {
    const rows = this.#tail.all(this.#filledTo(), limit);
    for (const { id, folded } of rows) this.#index(id, folded);
    const last = rows.at(-1);
    if (last !== undefined) this.#moveTo.run(last.id);
    return last !== undefined;
  }

  #index(id: number, folded: string): void {
    this.#putShort.run(id, beginningTokens(folded));
    this.#long.add(id, folded);
  }

  #filledTo(): number {
    return this.#indexedTo.get() ?? 0;
  }

  /** Rewrites a row's searched text; a text that stayed the same costs one read. */
  put(id: number, folded: string): void {
    if (this.#read.get(id) === folded) return;
    this.remove(id);
    this.add(id, folded);
  }

  remove(id: number): void {
    const before = this.#read.get(id);
    if (before === undefined) return;
    this.#known.clear();
    this.#dropText.run(id);
    if (id > this.#filledTo()) return;
    this.#dropShort.run(id, beginningTokens(before));
    this.#long.remove(id, before);
  }

  /** Rows in which every word of the query occurs; null when the query has no word, so that everything matches. `revision` as in `words`. */
  search(query: string, revision: number): Bits | null {
    return this.words(query, revision).reduce<Bits | null>((found, { hits }) => found?.and(hits) ?? hits, null);
  }

  /** The words of a query, each with the rows that hold it. `revision` changes with the rows, unless they grow. */
  words(query: string, revision: number): readonly (Word & { readonly hits: Bits })[] {
    this.#at(revision);
    return wordsOf(query).map((word) => ({ ...word, hits: this.#hits(word) }));
  }

  /**
   * For a query of one word that most rows hold: how many, and a test of one row. To list all of them costs as much again as to count them,
   * and the first of a sorted list are found sooner by looking. null: rarer, or the hits are at hand, or rows are not indexed yet.
   */
  common(query: string, revision: number): Common | null {
    this.#at(revision);
    const [word, ...others] = wordsOf(query);
    if (word === undefined || others.length > 0 || this.#known.has(keyOf(word))) return null;
    const highest = this.#highest.get() ?? 0;
    if (this.#filledTo() < highest) return null;
    const has = (id: number) => holdsWord(this.#read.get(id) ?? '', word);
    let held = 0;
    for (let sample = 1; sample <= samples; sample += 1) if (has(Math.ceil((highest * sample) / samples))) held += 1;
    if (held < samples * commonShare) return null;
    return { total: word.kind === 'long' ? this.#long.count(word.text) : (this.#countShort.get(beginningToken(word.text)) ?? 0), has };
  }

  #at(revision: number): void {
    if (revision !== this.#knownAt && !this.#grows) this.#known.clear();
    this.#knownAt = revision;
  }

  #hits(word: Word): Bits {
    const { kind, text } = word;
    const key = keyOf(word);
    const highest = this.#highest.get() ?? 0;
    const known = this.#known.get(key);
    if (known?.upTo === highest) return known.hits;
    const hits =
      known !== undefined && highest - known.upTo <= readOn
        ? known.hits.amended(highest, []).set(this.#tailHolding(word, known.upTo).join(','))
        : Bits.parse(kind === 'long' ? this.#long.holding(text, this.#filledTo()) : this.#beginningWith(word), highest);
    this.#known.delete(key);
    if (this.#known.size >= remembered) this.#known.delete(this.#known.keys().next().value ?? '');
    this.#known.set(key, { hits, upTo: highest });
    return hits;
  }

  /** Row numbers ("3,5,8") of texts in which a word begins with these one or two characters. */
  #beginningWith(word: Word): string {
    const found = this.#short.get(beginningToken(word.text)) ?? '';
    const rest = this.#tailHolding(word, this.#filledTo());
    return found === '' || rest.length === 0 ? found + rest.join(',') : `${found},${rest.join(',')}`;
  }

  /** Rows after `after` that hold the word, by reading them. */
  #tailHolding(word: Word, after: number): readonly number[] {
    const found: number[] = [];
    for (const { id, folded } of this.#tail.iterate(after, -1)) if (holdsWord(folded, word)) found.push(id);
    return found;
  }
}
