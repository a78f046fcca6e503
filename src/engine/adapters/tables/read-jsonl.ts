import { Fault } from '../../../core/fault.ts';
import type { Cell } from '../../../core/import/cell.ts';
import type { Table } from '../../../core/import/table.ts';
import { bounds } from './bounds.ts';

/** Lines read before other questions are answered. */
const AT_ONCE = 500;

/**
 * One object a line: its members are columns, those of an object within it as `entry.at`; what lies deeper is kept as JSON. The first row
 * names the columns in the order in which they come up. A line that is no object is a row with its text in the first column alone.
 */
export async function readJsonl(text: string, encoding: string, signal?: AbortSignal): Promise<Table> {
  const columns = new Map<string, number>();
  const rows: Cell[][] = [];
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end).trim();
    from = end < 0 ? text.length : end + 1;
    if (rows.length % AT_ONCE === 0) await pause(signal);
    if (line.length > bounds.line) throw refused('long-cell', bounds.line);
    if (rows.length >= bounds.rows) throw refused('too-many-rows', bounds.rows);
    rows.push(cellsOf(line, columns));
  }
  while (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  if (columns.size === 0) throw new Fault('table-unreadable', { reason: rows.length === 0 ? 'empty' : 'broken' });
  return { rows: [[...columns.keys()], ...rows], form: { kind: 'jsonl', encoding } };
}

const refused = (reason: string, limit: number) => new Fault('table-unreadable', { reason, limit });

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted) throw new Fault('cancelled');
}

function cellsOf(line: string, columns: Map<string, number>): Cell[] {
  if (line === '') return [''];
  const object = objectOf(line);
  if (object === null) return [line.slice(0, bounds.cell)];
  const cells: Cell[] = [];
  for (const [name, value] of membersOf(object)) {
    const place = columns.get(name) ?? columns.size;
    if (place >= bounds.columns) throw refused('too-many-columns', bounds.columns);
    columns.set(name, place);
    while (cells.length < place) cells.push('');
    cells[place] = cellOf(value);
  }
  return cells;
}

/** A number keeps the digits that stand in the file: `JSON.parse` would round them. */
function objectOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line, ((_: string, read: unknown, context?: { readonly source?: string }) =>
      typeof read === 'number' ? new Digits(context?.source ?? String(read)) : read) as (key: string, value: unknown) => unknown);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

class Digits {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
  toJSON(): number {
    return Number(this.digits);
  }
}

function membersOf(object: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(object).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Digits)
      ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one] as const)
      : [[name, value] as const],
  );
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (value instanceof Digits) return { number: value.digits };
  const text = typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : JSON.stringify(value);
  if (text.length > bounds.cell) throw refused('long-cell', bounds.cell);
  return text;
}
