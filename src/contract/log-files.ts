import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { askDesk, Delivered, line } from './define.ts';
import { LogFiltersInput } from './log.ts';

const count = z.number().int();

/** What an export of these words and filters would hold. */
export const LogExportPlan = z.object({
  entries: count,
  newest: count,
  /** What draws a report; null: nothing draws here, and there is no report. */
  printer: z.string().nullable(),
  /** A report shows so many entries at most: the newest. */
  reportRows: count,
});
export type LogExportPlan = z.infer<typeof LogExportPlan>;

export const LogExportForm = z.enum(['csv', 'jsonl', 'pdf']);
export type LogExportForm = z.infer<typeof LogExportForm>;

export const LogExportProgress = z.object({
  step: z.enum(['reading', 'drawing', 'done']),
  done: count,
  of: count,
  delivered: Delivered.nullable(),
  /** Of the file, lower-case hex. */
  sha256: z.string().nullable(),
  /** Entries in the file. */
  entries: count.nullable(),
  bytes: count.nullable(),
});
export type LogExportProgress = z.infer<typeof LogExportProgress>;

export const LogExportInput = z.object({
  search: line(120),
  filters: LogFiltersInput,
  form: LogExportForm,
  /** clear: as it was written; it is logged that it was revealed. */
  personal: z.enum(['masked', 'clear']),
  /** A mark at the beginning, by which some spreadsheets know UTF-8. Only of a table. */
  bom: z.boolean(),
  /** Times of a report; tables and lines of JSON keep UTC. */
  timeZone: line(64).min(1),
});
export type LogExportInput = z.infer<typeof LogExportInput>;

export const logExports = {
  plan: askDesk({ search: line(120), filters: LogFiltersInput }).output(LogExportPlan),
  /**
   * Writes everything that words and filters leave into a file, read from one snapshot, and hands it to the person; its last word says where
   * it went. Leaving the stream cancels it and leaves nothing. Faults: cancelled, disk-full, disk-read-only, picture-unavailable,
   * picture-failed, invalid-input {field: timeZone}.
   */
  export: askDesk(LogExportInput.shape).output(eventIterator(LogExportProgress)),
};
