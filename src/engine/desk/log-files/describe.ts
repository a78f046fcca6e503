import type { LogTable } from '../../../contract/log-files.ts';
import type { Table } from '../../../core/import/table.ts';
import { type LogImportField, logColumns } from '../../../core/log/import-field.ts';
import { describeTable } from '../brought/describe.ts';

/** Fields whose text names no person. */
const plain: ReadonlySet<LogImportField> = new Set(['time', 'operation', 'direction', 'customerId', 'accountName', 'result']);

export const describeLog = (table: Table, given?: number): LogTable => describeTable(table, logColumns, plain, given);
