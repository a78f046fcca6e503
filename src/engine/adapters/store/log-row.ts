import { Fault } from '../../../core/fault.ts';
import type { LogEntry } from '../../../core/log/entry.ts';
import type { LogRow } from '../../../core/ports.ts';

export interface LogRowColumns {
  readonly body: string;
  readonly hash: string;
  readonly customer_id: string | null;
  readonly texts: string | null;
  readonly erased_at: string | null;
}

export const logRowsFrom = `SELECT e.body, e.hash, s.customer_id, p.texts, p.erased_at FROM log_entry e
  LEFT JOIN subject s ON s.subject = e.subject LEFT JOIN log_personal p ON p.sequence = e.sequence`;

/** Fault store-damaged where what stands there is no entry any more. */
export function logRowOf(row: LogRowColumns): LogRow {
  const entry = entryOf(row.body);
  return { entry, hash: row.hash, customerId: row.customer_id, personal: personalOf(entry, row), erasedAt: row.erased_at };
}

/** null when it was erased. Fault store-damaged where it is gone without having been erased. */
function personalOf({ digests }: LogEntry, { texts, erased_at }: LogRowColumns): LogRow['personal'] {
  if (texts !== null) return textsOf(texts);
  if (Object.keys(digests).length === 0) return {};
  if (erased_at === null) throw noEntry();
  return null;
}

/** The entry of a row that was written by us; whether it is as it was sealed, only verifying says. Fault store-damaged. */
export function entryOf(body: string): LogEntry {
  const entry = recordOf(body) as Partial<LogEntry>;
  if (typeof entry.digests !== 'object' || typeof entry.detail !== 'object' || typeof entry.sequence !== 'number') throw noEntry();
  return entry as LogEntry;
}

/** Texts by their fields. Fault store-damaged. */
export function textsOf(json: string): Readonly<Record<string, string>> {
  return recordOf(json) as Readonly<Record<string, string>>;
}

function recordOf(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw noEntry();
}

const noEntry = () => new Fault('store-damaged', { reason: 'log-entry' });
