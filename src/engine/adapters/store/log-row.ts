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

export function logRowOf(row: LogRowColumns): LogRow {
  const entry = JSON.parse(row.body) as LogEntry;
  const untouched = Object.keys(entry.digests).length === 0 ? {} : null;
  return {
    entry,
    hash: row.hash,
    customerId: row.customer_id,
    personal: row.texts === null ? untouched : (JSON.parse(row.texts) as Record<string, string>),
    erasedAt: row.erased_at,
  };
}
