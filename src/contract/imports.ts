import { z } from 'zod';
import { Association, CustomerId } from '../core/customer/customer.ts';
import { ImportField } from '../core/import/field.ts';
import { conflictKinds } from '../core/import/merge.ts';
import { ImportPlan } from '../core/import/plan.ts';
import { rowProblems } from '../core/import/row.ts';
import { broughtState, broughtTable, LONGEST_FILE, PART_BYTES } from './brought.ts';
import { askDesk, Delivered, day, line, text } from './define.ts';

const importId = line(64).min(1);
const count = z.number().int();
export const RowKind = z.enum(['new', 'changed', 'unchanged', 'conflict', 'bad']);
export type RowKind = z.infer<typeof RowKind>;
export const ImportCounts = z.object({ new: count, changed: count, unchanged: count, conflict: count, bad: count });
export type ImportCounts = z.infer<typeof ImportCounts>;

/** A file as it was understood: nothing of it is known as a customer yet. Texts that may be about people are masked. */
export const ImportTable = broughtTable(ImportField);
export type ImportTable = z.infer<typeof ImportTable>;

export const ImportPreview = z.object({
  counts: ImportCounts,
  conflicts: z.record(z.enum(conflictKinds), count),
  /** Rows in which something is hidden by stars. */
  masked: count,
  /** Customers of whom the file does not say it: no fact comes of it. */
  withoutFrozen: count,
  withoutAssociation: count,
  /** Rows of customers without an id: they are known by their account name alone. */
  withoutId: count,
  /** Known here and visible, but not in the file: nothing is concluded from that. */
  notInFile: count,
  observedAt: z.string(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** One row of the file and what it would do; changes masked where they are about people. */
export const ImportRow = z.object({
  /** As a spreadsheet counts. */
  row: count,
  customerId: z.string(),
  accountName: z.string(),
  kind: RowKind,
  conflict: z.enum(conflictKinds).nullable(),
  problems: z.array(z.object({ code: z.enum(rowProblems), field: ImportField.nullable() })),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportResult = z.object({
  outcome: z.enum(['finished', 'cancelled', 'failed']),
  written: ImportCounts,
  digest: z.string(),
});
/** Of an import that did not come to its end what was written stays; the same file again does the rest. */
export const ImportState = broughtState(ImportResult);
export type ImportState = z.infer<typeof ImportState>;

export const imports = {
  state: askDesk({}).output(ImportState),
  /** Makes room for a file that the page sends in parts; an earlier one is let go. Fault not-allowed-here while one is being written. */
  begin: askDesk({ name: line(260), size: z.number().int().min(1).max(LONGEST_FILE) }).output(z.object({ importId })),
  /** In order. Fault invalid-input {field: offset} when a part is missing or too much. */
  part: askDesk({ importId, offset: z.number().int().min(0), content: z.base64().max(Math.ceil(PART_BYTES / 3) * 4) }).output(z.object({})),
  /** Reads the whole file. Fault table-unreadable {reason}. */
  read: askDesk({ importId }).output(ImportTable),
  /** The same table with another row as the one that names the columns. */
  columns: askDesk({ importId, headerRow: z.number().int().min(0).max(1000) }).output(ImportTable),
  /** Compares every row with what is known; writes nothing. `exportedOn`: what the person says the file is of. Faults: invalid-input {field}. */
  preview: askDesk({ importId, plan: ImportPlan, exportedOn: day }).output(ImportPreview),
  rows: askDesk({
    importId,
    kind: RowKind,
    offset: z.number().int().min(0).max(200_000),
    limit: z.number().int().min(1).max(25),
  }).output(z.object({ total: count, rows: z.array(ImportRow) })),
  /** Writes what was previewed, some hundred rows at a time, each time wholly or not at all. Faults: operator-missing, not-allowed-here. */
  run: askDesk({ importId }).output(z.object({})),
  /** What was written stays, and is told. */
  cancel: askDesk({ importId }).output(z.object({})),
  /** The rows that were not taken, with the reason of each, as a table that no spreadsheet computes. */
  saveBadRows: askDesk({ importId }).output(Delivered),
  discard: askDesk({ importId }).output(z.object({})),
  /**
   * One customer as a person sees it in Partner Center. Without an id ('') it is known by its account name alone. Faults: operator-missing;
   * invalid-input {field: customerId | accountName} when it is known already, or is none.
   */
  addCustomer: askDesk({
    customerId: line(64),
    accountName: line(56).min(1),
    name: line(256),
    association: Association,
    frozen: z.boolean(),
    seenOn: day,
    note: text(500),
  }).output(z.object({ customerId: CustomerId })),
};
