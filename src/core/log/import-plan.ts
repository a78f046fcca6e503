import { z } from 'zod';
import { LogImportField } from './import-field.ts';

/** How a person says that another log is to be read. */
export const LogImportPlan = z.object({
  /** The row that names the columns; 0 is the first. What stands above it is left out. */
  headerRow: z.number().int().min(0).max(1000),
  /** What each column is; null: it is left out. No field twice; a time and an operation there must be. */
  columns: z.array(LogImportField.nullable()).min(1).max(500),
  /** Only for dates like 03/04/2025. */
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  /** Times without a zone of their own are read in this one. */
  timeZone: z.string().min(1).max(64),
  /** Also takes rows that say the same time, operation, customer and operator as an entry that is there, or as a row before them. */
  takeRepeated: z.boolean(),
});
export type LogImportPlan = z.infer<typeof LogImportPlan>;
