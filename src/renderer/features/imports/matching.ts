import type { ImportTable } from '../../../contract/imports.ts';
import type { ImportField } from '../../../core/import/field.ts';
import type { ImportPlan } from '../../../core/import/plan.ts';

export type Columns = readonly (ImportField | null)[];

/** In the order in which a person looks for them; the schema itself stays out of the page's bundle. */
const fields: Readonly<Record<ImportField, true>> = {
  customerId: true,
  accountName: true,
  name: true,
  associatedOn: true,
  association: true,
  frozen: true,
  manager: true,
  label: true,
  telephone: true,
  countryCode: true,
  email: true,
  verified: true,
  customerType: true,
  level: true,
  resellerId: true,
};
export const fieldWords = Object.keys(fields) as readonly ImportField[];

export const guessed = (table: ImportTable): Columns => table.columns.map(({ field }) => field);

/** What the dates of the chosen column leave open. */
export const datesOf = (table: ImportTable, columns: Columns): ImportTable['columns'][number]['dates'] =>
  table.columns[columns.indexOf('associatedOn')]?.dates ?? 'clear';

export type Obstacle = { readonly kind: 'no-customer' | 'order' } | { readonly kind: 'twice'; readonly field: ImportField };

/** Why the rows cannot be compared yet; null when they can. */
export function obstacleTo(table: ImportTable, columns: Columns, dateOrder: ImportPlan['dateOrder']): Obstacle | null {
  const twice = columns.find((field, index) => field !== null && columns.indexOf(field) !== index);
  if (twice) return { kind: 'twice', field: twice };
  if (!columns.includes('customerId') && !columns.includes('accountName')) return { kind: 'no-customer' };
  const dates = datesOf(table, columns);
  return (dates === 'either' || dates === 'both') && dateOrder === null ? { kind: 'order' } : null;
}

/** The order that the dates tell by themselves goes before what was chosen for another column. */
export function orderOf(table: ImportTable, columns: Columns, chosen: ImportPlan['dateOrder']): ImportPlan['dateOrder'] {
  const dates = datesOf(table, columns);
  return dates === 'day-first' || dates === 'month-first' ? dates : dates === 'clear' ? null : chosen;
}
