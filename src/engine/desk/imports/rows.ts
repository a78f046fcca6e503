import type { ImportRow, RowKind } from '../../../contract/imports.ts';
import { maskEmail, maskName, maskTelephone } from '../../../core/customer/mask.ts';
import { isMasked, textOf } from '../../../core/import/cell.ts';
import { csvOf } from '../../../core/import/csv.ts';
import { words } from '../../words/words.ts';
import type { ComparedRow } from './compare.ts';
import type { Compared, HeldFile } from './held.ts';

const SHOWN = 60;

/** A few rows of one kind. */
export function rowsOf({ rows, plan }: Compared, kind: RowKind, offset: number, limit: number) {
  const found = rows.filter((row) => row.kind === kind);
  return { total: found.length, rows: found.slice(offset, offset + limit).map(shown(plan)) };
}

const shown =
  (_plan: Compared['plan']) =>
  (row: ComparedRow): ImportRow => {
    if (row.kind === 'bad')
      return { row: row.place + 1, customerId: '', accountName: '', kind: 'bad', conflict: null, problems: [...row.problems], changes: [] };
    const { outcome, reading } = row;
    return {
      row: row.place + 1,
      customerId: reading.customerId,
      accountName: reading.accountName,
      kind: row.kind,
      conflict: outcome.kind === 'conflict' ? outcome.why : null,
      problems: [],
      changes: outcome.changes.map(({ field, before, after }) => ({ field, before: masked(field, before), after: masked(field, after) })),
    };
  };

const maskers: Readonly<Record<string, (text: string) => string>> = { name: maskName, email: maskEmail, telephone: maskTelephone };

/** What the file itself hides by stars stays as it is. */
function masked(field: string, text: string): string {
  const mask = maskers[field];
  return (mask === undefined || isMasked(text) ? text : mask(text)).slice(0, SHOWN);
}

/** The rows that were not taken: their number, why, and what stood in them, safe to open in a spreadsheet. */
export function notTakenCsv(file: HeldFile, { rows, plan }: Compared): string {
  const cells = (place: number) => (file.table?.rows[place] ?? []).map(textOf);
  const left = rows.filter((row) => row.kind === 'bad' || row.kind === 'conflict');
  const header = [words('import.row'), words('import.reason'), ...cells(plan.headerRow)];
  return csvOf([header, ...left.map((row) => [String(row.place + 1), reasonOf(row), ...cells(row.place)])]);
}

function reasonOf(row: ComparedRow): string {
  if (row.kind !== 'bad') return row.outcome.kind === 'conflict' ? words(`import.conflict.${row.outcome.why}`) : '';
  return row.problems.map(({ code, field }) => `${words(`import.problem.${code}`)}${field === null ? '' : ` (${field})`}`).join('; ');
}
