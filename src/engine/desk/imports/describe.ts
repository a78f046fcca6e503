import type { ImportTable } from '../../../contract/imports.ts';
import { maskAddress, maskName } from '../../../core/customer/mask.ts';
import { type Cell, textOf } from '../../../core/import/cell.ts';
import { headerRow, matchColumns } from '../../../core/import/columns.ts';
import { dateReading } from '../../../core/import/dates.ts';
import type { ImportField } from '../../../core/import/field.ts';
import type { Table } from '../../../core/import/table.ts';

const SAMPLES = 3;
const SHOWN = 40;
/** Fields whose text names no person: shown as it is, so that a wrong column can be seen. */
const plain: ReadonlySet<ImportField> = new Set([
  'customerId',
  'accountName',
  'associatedOn',
  'association',
  'frozen',
  'verified',
  'customerType',
  'level',
]);

/** What a table looks like to the person who says what its columns are. A column of which nothing is known may be about people: it is masked. */
export function describeTable({ rows, form }: Table, given?: number): ImportTable {
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
      return {
        name: textOf(name).slice(0, SHOWN),
        samples: samplesOf(cells).map((text) => sample(text, guess.field)),
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
function sample(text: string, field: ImportField | null): string {
  if (field !== null && plain.has(field)) return text;
  return /[@\d]{1}/u.test(text) && !/^\p{L}/u.test(text) ? maskAddress(text) : text.includes('@') ? maskAddress(text) : maskName(text);
}
