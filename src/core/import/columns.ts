import { type Cell, textOf } from './cell.ts';
import { fieldNames, type ImportField } from './field.ts';

/**
 * What a column seems to be. `sure`: its name is a known one, and no other column has it; `likely`: a known name is part of it;
 * `several`: more than one column could be this field, so none is taken. A person confirms or corrects every one of them.
 */
export interface ColumnGuess<Field extends string = ImportField> {
  readonly field: Field | null;
  readonly how: 'sure' | 'likely' | 'several' | 'none';
}

/** A column's name without case, width, spaces and signs: `Account-Manager (Name)` → `accountmanagername`. */
export const columnKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Guesses by names; `matchColumns` gives no field to two columns: a sure one goes before likely ones. */
export interface ColumnNames<Field extends string> {
  matchColumns(names: readonly Cell[]): readonly ColumnGuess<Field>[];
  /** Which row names the columns (0: the first): the one with the most known names among the first twenty, else the first with two cells or more. */
  headerRow(rows: readonly (readonly Cell[])[]): number;
}

/** `names`: how each field is known; `other`: keys that say something else than the field whose name they hold. */
export function columnNames<Field extends string>(names: Readonly<Record<Field, readonly string[]>>, other: RegExp): ColumnNames<Field> {
  const known = (Object.keys(names) as Field[]).flatMap((field) => names[field].map((name) => ({ key: columnKey(name), field })));
  const exact = new Map(known.map(({ key, field }) => [key, field]));
  // Short names are part of too many words to mean something inside of one.
  const inside = known
    .filter(({ key }) => (/^[\x20-\x7e]+$/u.test(key) ? key.length >= 5 : key.length >= 2))
    .sort((one, two) => two.key.length - one.key.length);

  function guessOf(name: string): ColumnGuess<Field> {
    const key = columnKey(name);
    const field = exact.get(key);
    if (field !== undefined) return { field, how: 'sure' };
    if (key === '' || other.test(key)) return { field: null, how: 'none' };
    const part = inside.find((each) => key.includes(each.key));
    return part === undefined ? { field: null, how: 'none' } : { field: part.field, how: 'likely' };
  }

  function matched(columns: readonly Cell[]): readonly ColumnGuess<Field>[] {
    const guesses = columns.map((name) => guessOf(textOf(name)));
    return guesses.map((guess) => {
      if (guess.field === null) return guess;
      const rivals = guesses.filter(({ field }) => field === guess.field);
      const sure = rivals.filter(({ how }) => how === 'sure');
      if (rivals.length === 1 || (sure.length === 1 && guess.how === 'sure')) return guess;
      return sure.length === 1 ? { field: null, how: 'none' } : { field: null, how: 'several' };
    });
  }

  return {
    matchColumns: matched,
    headerRow(rows) {
      const first = rows.slice(0, LATEST_HEADER);
      const scores = first.map((row) => matched(row).filter(({ how }) => how === 'sure').length);
      const best = scores.indexOf(Math.max(0, ...scores));
      if ((scores[best] ?? 0) > 0) return best;
      return Math.max(
        0,
        first.findIndex((row) => row.filter((cell) => textOf(cell).trim() !== '').length > 1),
      );
    },
  };
}

/** Rows before the names: titles, dates of the export. */
const LATEST_HEADER = 20;

/** Says something else than the field of a customer whose name it holds (facts.md 1.9, 1.10). */
const other = /automatic|自动|expire|到期|budget|预算|expenditure|消费|partner(?!id)|伙伴/u;
export const customerColumns = columnNames<ImportField>(fieldNames, other);
