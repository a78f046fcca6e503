import { z } from 'zod';
import { ImportField } from './field.ts';

/** How a person says that a table is to be read. */
export const ImportPlan = z.object({
  /** The row that names the columns; 0 is the first. What stands above it is left out. */
  headerRow: z.number().int().min(0).max(1000),
  /** What each column is; null: it is left out. No field twice. */
  columns: z.array(ImportField.nullable()).min(1).max(500),
  /** Only for dates like 03/04/2025. */
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  /** Dates without a zone of their own are read in this one. */
  timeZone: z.string().max(64),
  /** Also takes rows whose customer is known here under another account name. */
  takeRenamed: z.boolean(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;
