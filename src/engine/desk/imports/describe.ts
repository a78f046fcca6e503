import type { ImportTable } from '../../../contract/imports.ts';
import { customerColumns } from '../../../core/import/columns.ts';
import type { ImportField } from '../../../core/import/field.ts';
import type { Table } from '../../../core/import/table.ts';
import { describeTable as describe } from '../brought/describe.ts';

/** Fields whose text names no person. */
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

export const describeTable = (table: Table, given?: number): ImportTable => describe(table, customerColumns, plain, given);
