import { canonical, checkLink, digestOf } from '../../../../core/log/chain.ts';
import type { LogEntry } from '../../../../core/log/entry.ts';
import type { ChainBreak, Sha256 } from '../../../../core/ports.ts';
import { logColumns } from '../log-columns.ts';

/** One entry as it lies in the database. Every value may be of another type where the file is damaged. */
export interface SealedColumns {
  readonly sequence: number;
  readonly at_ms: number;
  readonly day: string;
  readonly operation: string;
  readonly result: string;
  readonly source: string;
  readonly subject: string | null;
  readonly case_id: string | null;
  readonly body: string;
  readonly hash: string;
  readonly salts: string | null;
  readonly texts: string | null;
  readonly erased_at: string | null;
}

/** Whether an entry after `sequence` says that this customer was erased. */
export type SaysErased = (subject: string, sequence: number) => boolean;

/** The whole check of one entry, in the plainest form. null: it is as it was sealed, after `previous`. */
export function breakOf(row: SealedColumns, previous: string, sha256: Sha256, saysErased: SaysErased): ChainBreak | null {
  const entry = parsed(row.body);
  if (entry === null) return 'unreadable';
  // Twice the same member, or spaces: JSON readers would differ about what it says. Entries of the first version were not written canonically.
  if (row.body !== canonical(entry) && row.body !== JSON.stringify(entry)) return 'changed';
  if (entry.sequence !== row.sequence || !checkLink(previous, entry, row.hash, sha256)) return 'changed';
  const said = logColumns(entry);
  if (!Object.entries(said).every(([column, value]) => row[column as keyof typeof said] === value)) return 'column';
  return isPersonalSound(row, entry, sha256, saysErased) ? null : 'personal';
}

function isPersonalSound(row: SealedColumns, entry: LogEntry, sha256: Sha256, saysErased: SaysErased): boolean {
  const fields = Object.entries(entry.digests);
  // The erasing entry's columns are compared with its sealed body in its own turn.
  if (row.erased_at !== null)
    return row.texts === null && row.salts === null && entry.subject !== null && saysErased(entry.subject, row.sequence);
  if (row.texts === null && row.salts === null) return fields.length === 0;
  const texts = textsOf(row.texts);
  const salts = textsOf(row.salts);
  if (texts === null || salts === null) return false;
  if (Object.keys(texts).length !== fields.length || Object.keys(salts).length !== fields.length) return false;
  return fields.every(([field, digest]) => digestOf(salts[field] ?? '', texts[field] ?? '', sha256) === digest);
}

/** null when the bytes are no entry any more. What it says of its own members is held against the hash. */
function parsed(body: unknown): LogEntry | null {
  const entry = recordOf(body);
  if (entry === null) return null;
  const { version, chain, sequence, at, operation, result, source, subject, caseId, detail, digests, previous } = entry;
  const texts = [chain, at, operation, result, source, previous].every((one) => typeof one === 'string');
  const named = [subject, caseId].every((one) => one === null || typeof one === 'string');
  const records = [detail, digests].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  return version === 1 && typeof sequence === 'number' && texts && named && records ? (entry as unknown as LogEntry) : null;
}

function textsOf(json: unknown): Readonly<Record<string, string>> | null {
  const record = recordOf(json);
  const plain = record !== null && Object.values(record).every((one) => typeof one === 'string');
  return plain ? (record as Record<string, string>) : null;
}

function recordOf(json: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof json !== 'string') return null;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
