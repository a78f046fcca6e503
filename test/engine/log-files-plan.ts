import type { LogImportPlan } from '../../src/core/log/import-plan.ts';

/** A log of so many rows, each of its own; the first column is the time. */
export const logOf = (rows: number): string =>
  [
    'time,operation,account,operator',
    ...Array.from({ length: rows }, (_, index) => `2021-03-05 09:00:00,step ${index},acme-${index % 50},bo`),
  ].join('\n');

export const logPlan: LogImportPlan = {
  headerRow: 0,
  columns: ['time', 'operation', 'accountName', 'operator'],
  dateOrder: null,
  timeZone: 'UTC',
  takeRepeated: false,
};
