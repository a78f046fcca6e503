import type { LogRow } from '../ports.ts';
import { maskField } from './masked.ts';

/** In the order of the columns; `detail` and `texts` are objects as JSON. */
export const csvColumns = [
  'sequence',
  'at',
  'operation',
  'result',
  'source',
  'claimedAt',
  'operator',
  'customerId',
  'accountName',
  'caseId',
  'detail',
  'texts',
  'erasedAt',
  'hash',
] as const;

/** A line ends like this (RFC 4180). */
const END = '\r\n';
export const csvHeader = `${csvColumns.join(',')}${END}`;

const sign = '=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b';
const unseen = '\\p{C}\\p{Z}"';
/** A spreadsheet would compute it, or take away the apostrophe that is there. */
const formula = new RegExp(`^(?:'|[${unseen}]*[${sign}]|[\\t\\r])`, 'u');
/** What another country's spreadsheet takes for the end of a cell, and a formula behind it. */
const behind = new RegExp(`([;\\t\\r\\n|])(?='|[${unseen}]*[${sign}])`, 'gu');
/** A spreadsheet would make another number or a date of it: an id loses its zeros or its last digits. */
const spoilt = /^(?:0\d+|\d{16,}|\d+(?:[.,]\d+)?e[+-]?\d+|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?)$/iu;
/** Characters that no table can hold. */
const control = /[^\P{Cc}\t\r\n]/gu;
/** Nearly every text: letters, digits and signs among which nothing ends a cell or begins a formula; `"` is only doubled. */
const plain = /^[A-Za-z0-9{\u4e00-\u9fff][ -:<-{}~\u4e00-\u9fff]*$/;
/** No other text that begins with a letter is a number or a date. */
const digit = /^\d/;

/**
 * A text that no spreadsheet computes or changes: where it could, an apostrophe stands before it, or within it behind what may be taken for
 * the end of a cell. Whoever takes one apostrophe away at the beginning and behind each of `;`, `|`, tab and line ends, has the text again.
 */
export function csvText(text: string): string {
  if (text === '') return '';
  if (plain.test(text)) return quoted(digit.test(text) && spoilt.test(text) ? `'${text}` : text);
  const held = text.replace(control, '\ufffd').replace(behind, "$1'");
  return quoted(formula.test(held) || spoilt.test(held) ? `'${held}` : held);
}

const quoted = (text: string): string => `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;

/** One entry as a line of the table. `masked`: personal text as the pages show it. */
export function csvLine({ entry, hash, customerId, personal, erasedAt }: LogRow, masked: boolean): string {
  const { detail } = entry;
  const others: Record<string, string> = {};
  let hasOthers = false;
  for (const field in personal) {
    if (field === 'operator' || field === 'accountName') continue;
    const text = personal[field] ?? '';
    others[field] = masked ? maskField(field, text) : text;
    hasOthers = true;
  }
  const operator = personal?.operator ?? '';
  const claimedAt = typeof detail.claimedAt === 'string' ? detail.claimedAt : '';
  const values = JSON.stringify(detail);
  return (
    `${entry.sequence},${csvText(entry.at)},${csvText(entry.operation)},${csvText(entry.result)},${csvText(entry.source)},${csvText(claimedAt)},` +
    `${csvText(masked ? maskField('operator', operator) : operator)},${csvText(customerId ?? '')},${csvText(personal?.accountName ?? '')},` +
    `${csvText(entry.caseId ?? '')},${csvText(values === '{}' ? '' : values)},${csvText(hasOthers ? JSON.stringify(others) : '')},` +
    `${csvText(erasedAt ?? '')},${csvText(hash)}${END}`
  );
}
