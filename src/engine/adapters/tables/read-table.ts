import { Fault } from '../../../core/fault.ts';
import type { Table } from '../../../core/import/table.ts';
import { bounds } from './bounds.ts';
import { decodeText } from './decode.ts';

/**
 * Reads a CSV or XLSX file, or lines of JSON, by what its bytes are, whatever its name says. Nothing in it is evaluated. Fault table-unreadable {reason}: empty,
 * too-large, too-many-rows, too-many-columns, long-cell, old-excel, protected, not-a-table, unknown-encoding, broken; {limit} where there is one.
 */
export async function readTable(bytes: Uint8Array, signal?: AbortSignal): Promise<Table> {
  if (bytes.length === 0) throw new Fault('table-unreadable', { reason: 'empty' });
  if (bytes.length > bounds.file) throw new Fault('table-unreadable', { reason: 'too-large', limit: bounds.file });
  const starts = (...first: readonly number[]) => first.every((byte, index) => bytes[index] === byte);
  // The readers come with the first file: most starts read none.
  if (starts(0x50, 0x4b)) return (await import('./read-xlsx.ts')).readXlsx(bytes);
  // The older format, and what Excel makes of a workbook with a password.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new Fault('table-unreadable', { reason: 'old-excel' });
  const { text, encoding } = decodeText(bytes);
  // No line of a table begins with a brace, but one of JSON does.
  if (/^\ufeff?\s*\{/u.test(text)) return (await import('./read-jsonl.ts')).readJsonl(text, encoding, signal);
  return (await import('./read-csv.ts')).readCsv(text, encoding, signal);
}
