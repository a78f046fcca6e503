import type { LogImportRow, LogRowKind } from '../../../contract/log-files.ts';
import { textOf } from '../../../core/import/cell.ts';
import { csvOf } from '../../../core/import/csv.ts';
import { maskField } from '../../../core/log/masked.ts';
import { words } from '../../words/words.ts';
import type { ComparedLog, ComparedLogRow, HeldLog } from './held.ts';

const SHOWN = 80;

/** A few rows of one kind. */
export function logRowsOf({ rows }: ComparedLog, kind: LogRowKind, offset: number, limit: number) {
  const found = rows.filter((row) => row.kind === kind);
  return { total: found.length, rows: found.slice(offset, offset + limit).map(shown) };
}

function shown(row: ComparedLogRow): LogImportRow {
  if (row.kind === 'bad') {
    const nothing = { claimedAt: null, operation: '', accountName: '', operator: '' };
    return { row: row.place + 1, kind: 'bad', ...nothing, problems: [...row.problems] };
  }
  const { claimedAt, texts } = row.reading;
  return {
    row: row.place + 1,
    kind: row.kind,
    claimedAt,
    operation: (texts.claimedOperation ?? '').slice(0, SHOWN),
    accountName: (texts.accountName ?? '').slice(0, SHOWN),
    operator: maskField('claimedOperatorName', texts.claimedOperatorName ?? '').slice(0, SHOWN),
    problems: [],
  };
}

/** The bad rows: their number, why, and what stood in them, safe to open in a spreadsheet. */
export function badLogRows(file: HeldLog, { rows, plan }: ComparedLog): string {
  const cells = (place: number) => (file.table?.rows[place] ?? []).map(textOf);
  const header = [words('import.row'), words('import.reason'), ...cells(plan.headerRow)];
  const left = rows.flatMap((row) => (row.kind === 'bad' ? [[String(row.place + 1), reasonOf(row.problems), ...cells(row.place)]] : []));
  return csvOf([header, ...left]);
}

const reasonOf = (problems: Extract<ComparedLogRow, { readonly kind: 'bad' }>['problems']): string =>
  problems.map(({ code, field }) => `${words(`logImport.problem.${code}`)}${field === null ? '' : ` (${field})`}`).join('; ');
