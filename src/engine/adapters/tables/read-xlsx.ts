import { readSheet } from 'read-excel-file/universal';
import { Fault } from '../../../core/fault.ts';
import type { Cell } from '../../../core/import/cell.ts';
import type { Table } from '../../../core/import/table.ts';
import { bounds } from './bounds.ts';
import { areTagsClosed } from './closed-tags.ts';
import { plainZip } from './plain-zip.ts';
import { zipParts } from './zip-parts.ts';

/** A number with its digits as the file holds them: the parser's own would round them. */
class Digits {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

/**
 * The first sheet of a workbook. Cells are what the workbook last showed: formulas are not computed, links not followed. What is read was
 * unpacked within bounds before.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table> {
  const parts = zipParts(bytes);
  const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/'));
  if (sheets.length === 0 || !parts.has('xl/workbook.xml')) throw new Fault('table-unreadable', { reason: 'not-a-table' });
  for (const part of parts.values()) demandSound(part);
  for (const [, sheet] of sheets) demandFewRows(sheet);
  const read = await readSheet<Digits>(plainZip(parts), 1, { trim: false, parseNumber: (digits) => new Digits(digits) }).catch(
    (error: unknown) => {
      throw new Fault('table-unreadable', { reason: 'broken' }, { cause: error });
    },
  );
  if (read.some((row) => row.length > bounds.columns))
    throw new Fault('table-unreadable', { reason: 'too-many-columns', limit: bounds.columns });
  const rows = read.map((row) => row.map(cellOf));
  if (rows.length === 0) throw new Fault('table-unreadable', { reason: 'empty' });
  return { rows, form: { kind: 'xlsx', sheets: sheets.length } };
}

/** Where a row or a cell stands, however it is written: `r="12"`, `r='B12'`. Looked for in the whole text, since what is a tag only a parser knows. */
const place = /[\s"']r\s*=\s*(["'])(?:([A-Z]*)(\d+)\1)?/gu;

const latin = (part: Uint8Array): string => Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');

function demandSound(part: Uint8Array): void {
  const xml = latin(part);
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY') || !areTagsClosed(xml))
    throw new Fault('table-unreadable', { reason: 'broken' });
}

/** Counted before anything is built of them. A row far down makes the reader fill in all rows above it. */
function demandFewRows(sheet: Uint8Array): void {
  const text = latin(sheet);
  let count = 0;
  for (const _ of text.matchAll(/<(?:\w{1,40}:)?row\b/gu)) {
    count += 1;
    if (count > bounds.rows) throw new Fault('table-unreadable', { reason: 'too-many-rows', limit: bounds.rows });
  }
  for (const [, , column, row] of text.matchAll(place)) {
    if (column === undefined || row === undefined) throw new Fault('table-unreadable', { reason: 'broken' });
    if (Number(row) > bounds.rows) throw new Fault('table-unreadable', { reason: 'too-many-rows', limit: bounds.rows });
    if (column.length > 2) throw new Fault('table-unreadable', { reason: 'too-many-columns', limit: bounds.columns });
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (value instanceof Digits) return { number: value.digits };
  // A date of a spreadsheet has no zone: the person says which one it is in.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19).replace('T00:00:00', '');
  const text = typeof value === 'boolean' ? (value ? 'true' : 'false') : String(value);
  if (text.length > bounds.cell) throw new Fault('table-unreadable', { reason: 'long-cell', limit: bounds.cell });
  return text;
}
