import type { LogEntry } from '../../../core/log/entry.ts';
import { milliseconds } from './instant.ts';

/** The columns that only serve questions, as the entry itself says them. */
export function logColumns(entry: LogEntry) {
  const at_ms = milliseconds(entry.at);
  return {
    at_ms,
    day: dayOf(at_ms),
    operation: entry.operation,
    result: entry.result,
    source: entry.source,
    subject: entry.subject,
    case_id: entry.caseId,
  };
}

/** The UTC day of an instant in milliseconds: thousands of entries in a row are of the same one. */
export function dayOf(at: number): string {
  const number = Math.floor(at / 86_400_000);
  if (lastDay.number !== number) lastDay = { number, day: new Date(at).toISOString().slice(0, 10) };
  return lastDay.day;
}
let lastDay = { number: Number.NaN, day: '' };
