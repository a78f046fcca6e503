import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { LogImportField } from '../core/log/import-field.ts';
import { LogImportPlan } from '../core/log/import-plan.ts';
import { logRowProblems } from '../core/log/import-row.ts';
import { broughtState, broughtTable, LONGEST_FILE, PART_BYTES } from './brought.ts';
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

const importId = line(64).min(1);
/** known: brought in before from this very file; repeated: an entry or an earlier row says the same. */
export const LogRowKind = z.enum(['new', 'known', 'repeated', 'bad']);
export type LogRowKind = z.infer<typeof LogRowKind>;
export const LogImportCounts = z.object({ new: count, known: count, repeated: count, bad: count });
export type LogImportCounts = z.infer<typeof LogImportCounts>;

/** A file as it was understood: nothing of it is in the log yet. */
export const LogTable = broughtTable(LogImportField);
export type LogTable = z.infer<typeof LogTable>;

export const LogImportPreview = z.object({
  counts: LogImportCounts,
  /** Of the rows that are not bad: the earliest and the latest time that the file says, UTC. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Rows about a customer that this desk knows, and rows that name no customer. */
  customersKnown: count,
  withoutCustomer: count,
});
export type LogImportPreview = z.infer<typeof LogImportPreview>;

/** One row of the file; its words are the file's, names masked. */
export const LogImportRow = z.object({
  /** As a spreadsheet counts. */
  row: count,
  kind: LogRowKind,
  claimedAt: z.string().nullable(),
  operation: z.string(),
  accountName: z.string(),
  operator: z.string(),
  problems: z.array(z.object({ code: z.enum(logRowProblems), field: LogImportField.nullable() })),
});
export type LogImportRow = z.infer<typeof LogImportRow>;

export const LogImportResult = z.object({
  outcome: z.enum(['finished', 'cancelled', 'failed']),
  /** Rows that are entries of this log now, by this run. */
  written: count,
  counts: LogImportCounts,
  digest: z.string(),
});
/** Of an import that did not come to its end what was written stays; the same file again does the rest. */
export const LogImportState = broughtState(LogImportResult);
export type LogImportState = z.infer<typeof LogImportState>;

export const logImports = {
  state: askDesk({}).output(LogImportState),
  /** Makes room for a file that the page sends in parts; an earlier one is let go. Fault not-allowed-here while one is being written. */
  begin: askDesk({ name: line(260), size: z.number().int().min(1).max(LONGEST_FILE) }).output(z.object({ importId })),
  /** In order. Fault invalid-input {field: offset} when a part is missing or too much. */
  part: askDesk({ importId, offset: z.number().int().min(0), content: z.base64().max(Math.ceil(PART_BYTES / 3) * 4) }).output(z.object({})),
  /** Reads the whole file: CSV, XLSX or lines of JSON. Fault table-unreadable {reason}. */
  read: askDesk({ importId }).output(LogTable),
  /** The same table with another row as the one that names the columns. */
  columns: askDesk({ importId, headerRow: z.number().int().min(0).max(1000) }).output(LogTable),
  /** Holds every row against the log; writes nothing. Faults: invalid-input {field: columns | timeZone}, not-allowed-here, cancelled. */
  preview: askDesk({ importId, plan: LogImportPlan }).output(LogImportPreview),
  rows: askDesk({
    importId,
    kind: LogRowKind,
    offset: z.number().int().min(0).max(200_000),
    limit: z.number().int().min(1).max(25),
  }).output(z.object({ total: count, rows: z.array(LogImportRow) })),
  /**
   * Seals what was previewed into the log, some hundred rows at a time, each time wholly or not at all. An entry is of the time at which it was
   * brought in; what the file claims stands in it. Faults: operator-missing, not-allowed-here.
   */
  run: askDesk({ importId }).output(z.object({})),
  /** What was written stays, and is told. */
  cancel: askDesk({ importId }).output(z.object({})),
  /** The bad rows, with the reason of each, as a table that no spreadsheet computes. */
  saveBadRows: askDesk({ importId }).output(Delivered),
  discard: askDesk({ importId }).output(z.object({})),
};
