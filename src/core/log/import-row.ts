import { type Cell, isMasked, isSpoilt, textOf } from '../import/cell.ts';
import { readDate } from '../import/dates.ts';
import type { LogImportField } from './import-field.ts';
import type { LogImportPlan } from './import-plan.ts';

export const logRowProblems = ['no-time', 'time-not-understood', 'no-operation', 'number-for-text', 'too-long', 'erased'] as const;
export type LogRowProblem = (typeof logRowProblems)[number];
export interface LogProblem {
  readonly code: LogRowProblem;
  readonly field: LogImportField | null;
}

/** What one row says, in the file's own words: nothing of it is mapped to operations of ours (facts.md 2.4). */
export interface LogRowReading {
  /** As a spreadsheet counts: the first is 1. */
  readonly row: number;
  /** UTC instant, as the file says. */
  readonly claimedAt: string;
  /** The time was given without a time of day: somewhen on the day that begins at `claimedAt`. */
  readonly dayOnly: boolean;
  /** '' where the row has none, or one that stars hide. */
  readonly customerId: string;
  /** By the names under which they are sealed. */
  readonly texts: Readonly<Partial<Record<ClaimedText, string>>>;
}
export type ReadLogRow =
  | { readonly kind: 'read'; readonly reading: LogRowReading }
  | { readonly kind: 'bad'; readonly problems: readonly LogProblem[] };

/** Personal text of an imported entry: what the file claims stands apart from what this desk says. `Name` in a name has it masked. */
const sealedAs = {
  time: 'claimedTime',
  operation: 'claimedOperation',
  direction: 'claimedDirection',
  accountName: 'accountName',
  customerName: 'claimedCustomerName',
  operator: 'claimedOperatorName',
  reason: 'claimedReason',
  result: 'claimedResult',
  note: 'claimedNote',
} as const satisfies Record<Exclude<LogImportField, 'customerId'>, string>;
export type ClaimedText = (typeof sealedAs)[keyof typeof sealedAs];

/** Characters; longer is no name, no id, and no reason that anybody wrote. */
const longest = (field: LogImportField): number =>
  field === 'customerId' ? 64 : field === 'accountName' ? 128 : field === 'reason' || field === 'note' ? 4_000 : 256;

/** Reads one row by the plan. Every problem is named; a row with one is not taken at all. */
export function readLogRow(cells: readonly Cell[], row: number, plan: LogImportPlan): ReadLogRow {
  const problems: LogProblem[] = [];
  const texts: Partial<Record<ClaimedText, string>> = {};
  let customerId = '';
  let when: { readonly at: string; readonly dayOnly: boolean } | null = null;
  for (const [index, field] of plan.columns.entries()) {
    const cell = cells[index];
    const text = textOf(cell);
    if (field === null || cell === undefined || text === '') continue;
    const refuse = (code: LogRowProblem) => problems.push({ code, field });
    if (isHandle(field) && isSpoilt(cell, field === 'customerId' ? 'id' : 'text')) refuse('number-for-text');
    else if (text.length > longest(field)) refuse('too-long');
    else if (field === 'customerId') customerId = isMasked(text) ? '' : text;
    else {
      texts[sealedAs[field]] = text;
      if (field !== 'time') continue;
      when = readDate(text, plan.dateOrder, plan.timeZone);
      if (when === null) refuse('time-not-understood');
    }
  }
  if (texts.claimedTime === undefined && !problems.some(({ field }) => field === 'time')) problems.push({ code: 'no-time', field: 'time' });
  if (texts.claimedOperation === undefined && !problems.some(({ field }) => field === 'operation'))
    problems.push({ code: 'no-operation', field: 'operation' });
  if (problems.length > 0 || when === null) return { kind: 'bad', problems };
  return { kind: 'read', reading: { row, claimedAt: when.at, dayOnly: when.dayOnly, customerId, texts } };
}

const isHandle = (field: LogImportField) => field === 'customerId' || field === 'accountName';

/** Two rows with the same key say the same: the same time, operation, customer and operator. */
export function repeatKey(said: {
  readonly claimedAt: string;
  readonly customerId: string | null;
  readonly texts: Readonly<Partial<Record<string, string>>>;
}): string {
  const { accountName, claimedOperation = '', claimedOperatorName = '' } = said.texts;
  return JSON.stringify([said.claimedAt, claimedOperation, accountName ?? said.customerId ?? '', claimedOperatorName]);
}
