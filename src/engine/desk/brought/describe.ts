import { maskAddress, maskName } from '../../../core/customer/mask.ts';
import { type Cell, textOf } from '../../../core/import/cell.ts';
import type { ColumnGuess, ColumnNames } from '../../../core/import/columns.ts';
import { type DateReading, dateReading } from '../../../core/import/dates.ts';
import type { Table } from '../../../core/import/table.ts';

const SAMPLES = 3;
const SHOWN = 40;

export interface DescribedTable<Field extends string> {
  readonly rows: number;
  readonly form: Table['form'];
  readonly headerRow: number;
  readonly columns: (ColumnGuess<Field> & { readonly name: string; readonly samples: string[]; readonly dates: DateReading })[];
}

/**
 * What a table looks like to the person who says what its columns are. `plain`: fields whose text names no person, shown as it is, so that a
 * wrong column can be seen. A column of which nothing is known may be about people: it is masked.
 */
export function describeTable<Field extends string>(
  { rows, form }: Table,
  { headerRow, matchColumns }: ColumnNames<Field>,
  plain: ReadonlySet<Field>,
  given?: number,
): DescribedTable<Field> {
  const header = Math.min(given ?? headerRow(rows), rows.length - 1);
  const body = rows.slice(header + 1);
  const width = body.slice(0, 100).reduce((most, row) => Math.max(most, row.length), rows[header]?.length ?? 0);
  const names: Cell[] = Array.from({ length: width }, (_, column) => rows[header]?.[column] ?? '');
  const guesses = matchColumns(names);
  return {
    rows: body.length,
    form,
    headerRow: header,
    columns: names.map((name, column) => {
      const guess = guesses[column] ?? { field: null, how: 'none' as const };
      const cells = body.map((row) => row[column]);
      const isPlain = guess.field !== null && plain.has(guess.field);
      return {
        name: textOf(name).slice(0, SHOWN),
        samples: samplesOf(cells).map((text) => (isPlain ? text : masked(text))),
        ...guess,
        dates: dateReading(cells),
      };
    }),
  };
}

function samplesOf(cells: readonly (Cell | undefined)[]): string[] {
  const found: string[] = [];
  for (const cell of cells) {
    const text = textOf(cell).slice(0, SHOWN);
    if (text !== '' && !found.includes(text)) found.push(text);
    if (found.length === SAMPLES) break;
  }
  return found;
}

/** Digits alone are kept in their shape only when the column is known to name no person. */
function masked(text: string): string {
  return /[@\d]{1}/u.test(text) && !/^\p{L}/u.test(text) ? maskAddress(text) : text.includes('@') ? maskAddress(text) : maskName(text);
}
