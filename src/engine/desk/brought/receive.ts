import { createHash } from 'node:crypto';
import { Fault } from '../../../core/fault.ts';
import type { Table } from '../../../core/import/table.ts';
import { readTable } from '../../adapters/tables/read-table.ts';
import type { BroughtFile } from './held.ts';

/** Takes the next part. Fault invalid-input {field: offset} for one that is not the next, or goes over the end. */
export function receivePart(file: BroughtFile, offset: number, content: string): void {
  const part = Buffer.from(content, 'base64');
  if (file.stage !== 'receiving' || offset !== file.received || offset + part.length > file.bytes.length)
    throw new Fault('invalid-input', { field: 'offset' });
  part.copy(file.bytes, offset);
  file.received += part.length;
}

/** Reads the whole file once. Faults: table-unreadable {reason}, invalid-input {field: size} while parts are missing, cancelled. */
export async function readFile(file: BroughtFile): Promise<Table> {
  if (file.table !== null) return file.table;
  if (file.received !== file.bytes.length) throw new Fault('invalid-input', { field: 'size' });
  file.digest = createHash('sha256').update(file.bytes).digest('hex');
  const table = await readTable(file.bytes, file.abort.signal);
  file.table = table;
  file.stage = 'read';
  return table;
}
