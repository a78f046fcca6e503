/** One cell of a table. `number`: what a spreadsheet keeps as a number, with its digits as they stand in the file. */
export type Cell = string | { readonly number: string };

/** The text of a cell, without what spreadsheets put around it to keep it text: `="0012"`, `'0012`, invisible controls and marks of direction. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return cell.number;
  const text = cell
    .replace(/\p{Cf}+/gu, '')
    // Run by run: a pattern that looks for blanks around a control reads a long run again from each of its blanks.
    .replace(/[\s\p{Cc}]+/gu, (run) => (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(run) ? ' ' : run))
    .trim();
  const formula = /^="([^"]*)"$/u.exec(text);
  return (formula?.[1] ?? (/^'[^']*$/u.test(text) ? text.slice(1) : text)).trim();
}

/** A long number as a spreadsheet shortens it: `1.23E+17`. The digits are lost. */
const shortened = /^[+-]?\d+(?:[.,]\d+)?E[+-]\d{1,3}$/iu;
/** Digits that a spreadsheet keeps exactly. */
const EXACT_DIGITS = 15;

/** True when a spreadsheet has made a number of what is a text, so that digits or leading zeros may be lost. */
export function isSpoilt(cell: Cell, kind: 'id' | 'text'): boolean {
  if (typeof cell === 'string') return shortened.test(textOf(cell));
  // Of an id nothing is taken that was a number once: 007 would be another customer than 7.
  return kind === 'id' || !/^\d+$/u.test(cell.number) || cell.number.length > EXACT_DIGITS;
}

const stars = /[*•●＊✱]/u;
/** True for text in which something is hidden by stars or dots: `A*** L***`, `138****1234`, `o•••@e•••.com`. */
export const isMasked = (text: string): boolean => stars.test(text);
/** True for text that is nothing but stars. */
export const isAllMasked = (text: string): boolean => text !== '' && /^[*•●＊✱\s@.-]+$/u.test(text);
