import { CsvError, type Options, parse } from 'csv-parse';
import { Fault } from '../../../core/fault.ts';
import type { Table } from '../../../core/import/table.ts';
import { bounds } from './bounds.ts';

const delimiters = [',', ';', '\t', '|'] as const;
/** Characters handed to the parser at a time; other questions are answered in between. */
const PIECE = 128 * 1024;

/** Cells of a text table. Lines may have cells of any number; quotes in the middle of a cell are letters. */
export async function readCsv(text: string, encoding: string, signal?: AbortSignal): Promise<Table> {
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  const parser = parse(optionsOf(delimiter));
  let failed: unknown = null;
  parser.on('error', (error) => {
    failed ??= error;
  });
  parser.on('data', (row: string[]) => {
    try {
      rows.push(checked(row, rows.length));
    } catch (error) {
      failed ??= error;
    }
  });
  for (let from = 0; from < text.length && failed === null; from += PIECE) {
    if (signal?.aborted) throw new Fault('cancelled');
    parser.write(text.slice(from, from + PIECE));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (failed === null) {
    const ended = new Promise((resolve) => parser.once('close', resolve));
    parser.end();
    await ended;
  } else parser.destroy();
  if (failed !== null) throw faultOf(failed);
  while (rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop();
  if (rows.length === 0) throw new Fault('table-unreadable', { reason: 'empty' });
  return { rows, form: { kind: 'csv', encoding, delimiter } };
}

function optionsOf(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: bounds.line,
  };
}

function checked(row: string[], before: number): string[] {
  if (before >= bounds.rows) throw new Fault('table-unreadable', { reason: 'too-many-rows', limit: bounds.rows });
  if (row.length > bounds.columns) throw new Fault('table-unreadable', { reason: 'too-many-columns', limit: bounds.columns });
  if (row.some((cell) => cell.length > bounds.cell)) throw new Fault('table-unreadable', { reason: 'long-cell', limit: bounds.cell });
  return row;
}

/** What separates the cells of the first lines: what stands outside of quotes in the most of them as often as in the others. */
function delimiterOf(text: string): string {
  const lines = separatorsByLine(text.slice(0, 32_000));
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.filter((letter) => letter === delimiter).length).filter((count) => count > 0);
    const alike = Map.groupBy(counts, (count) => count);
    return Math.max(0, ...[...alike].map(([count, same]) => count * same.length));
  });
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** The possible separators of each of the first lines, without those that stand in quotes. */
function separatorsByLine(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  let isQuoted = false;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (letter === '\n' || letter === '\r') lines.push([]);
    else if (delimiters.some((each) => each === letter)) lines.at(-1)?.push(letter);
  }
  return lines.slice(0, 40);
}

function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const tooLong = error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE';
  return new Fault('table-unreadable', tooLong ? { reason: 'long-cell', limit: bounds.line } : { reason: 'broken' }, { cause: error });
}
