import type { LogTable } from '../../../contract/log-files.ts';
import type { LogImportField } from '../../../core/log/import-field.ts';
import type { LogImportPlan } from '../../../core/log/import-plan.ts';

export type Columns = readonly (LogImportField | null)[];

/** In the order in which a person looks for them; the schema itself stays out of the page's bundle. */
const fields: Readonly<Record<LogImportField, true>> = {
  time: true,
  operation: true,
  direction: true,
  accountName: true,
  customerId: true,
  customerName: true,
  operator: true,
  reason: true,
  result: true,
  note: true,
};
export const fieldWords = Object.keys(fields) as readonly LogImportField[];

type Dates = LogTable['columns'][number]['dates'];
/** What the times of the chosen column leave open. */
export const datesOf = (table: LogTable, columns: Columns): Dates => table.columns[columns.indexOf('time')]?.dates ?? 'clear';

export type Obstacle =
  | { readonly kind: 'noTime' | 'noOperation' | 'orderNeeded' }
  | { readonly kind: 'twice'; readonly field: LogImportField };

/** Why the rows cannot be looked at yet; null when they can. */
export function obstacleTo(table: LogTable, columns: Columns, order: LogImportPlan['dateOrder']): Obstacle | null {
  const twice = columns.find((field, index) => field !== null && columns.indexOf(field) !== index);
  if (twice) return { kind: 'twice', field: twice };
  if (!columns.includes('time')) return { kind: 'noTime' };
  if (!columns.includes('operation')) return { kind: 'noOperation' };
  const dates = datesOf(table, columns);
  return (dates === 'either' || dates === 'both') && order === null ? { kind: 'orderNeeded' } : null;
}

/** The order that the dates tell by themselves goes before what was chosen for another column. */
export function orderOf(dates: Dates, chosen: LogImportPlan['dateOrder']): LogImportPlan['dateOrder'] {
  return dates === 'day-first' || dates === 'month-first' ? dates : dates === 'clear' ? null : chosen;
}
