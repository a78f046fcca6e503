import { hash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import { digestOf, genesis } from '../../../../core/log/chain.ts';
import { type LogDraft, LogEntry } from '../../../../core/log/entry.ts';
import { entryBytes } from '../../../../core/log/entry-bytes.ts';
import { storeFault } from '../faults.ts';
import { dayOf, logColumns } from '../log-columns.ts';
import { logSearch } from '../log-search.ts';
import { logText } from '../log-writer.ts';
import { breakOf, type SealedColumns } from '../reader/sealed-row.ts';
import { salt } from '../salt.ts';
import { type Row, readableRows, type Told } from './readable.ts';

const sha256 = (text: string) => hash('sha256', text, 'hex');

export interface LogOutcome {
  /** Entries from the first on that are as they were sealed, and the hash of the last of them. */
  readonly provable: number;
  readonly provableHead: string;
  /** Later entries that could be read: sealed anew, each marked with the number it had. */
  readonly salvaged: number;
  /** The last number that is known to have been given; entries that are not among the above are lost. */
  readonly last: number;
}

/**
 * Takes the log over: the provable beginning byte for byte, what comes after the first entry that does not fit as new entries that say so
 * (`source` import, detail `salvaged`: the number it had), since nothing shows any more that they are as they were sealed. Inside the caller's
 * transaction.
 */
export function copyLog(
  from: Sqlite.Database,
  to: Sqlite.Database,
  chain: string,
  look: () => void,
): LogOutcome & { seal(draft: LogDraft): void } {
  const search = logSearch(to);
  const insert = to.prepare(
    `INSERT INTO log_entry (sequence, at_ms, day, operation, result, source, subject, case_id, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPersonal = to.prepare('INSERT INTO log_personal (sequence, salts, texts, erased_at) VALUES (?, ?, ?, ?)');
  let [sequence, head] = [0, genesis];
  const keep = (
    entry: LogEntry,
    body: string,
    sealed: string,
    personal: { salts: string | null; texts: string | null; erased_at: string | null },
  ) => {
    const { at_ms, day, operation, result, source, subject, case_id } = logColumns(entry);
    insert.run(entry.sequence, at_ms, day, operation, result, source, subject, case_id, body, sealed);
    if (personal.texts !== null || personal.erased_at !== null)
      insertPersonal.run(entry.sequence, personal.salts, personal.texts, personal.erased_at);
    search.index.add(entry.sequence, logText(entry, textsOf(personal.texts)));
    search.runs.append(entry.sequence, [dayOf(at_ms)]);
    [sequence, head] = [entry.sequence, sealed];
  };
  const sealAs = (
    parts: Omit<LogEntry, 'version' | 'chain' | 'sequence' | 'digests' | 'previous'>,
    personal: Readonly<Record<string, string>>,
  ) => {
    const salts = Object.fromEntries(Object.keys(personal).map((field) => [field, salt()]));
    const digests = Object.fromEntries(
      Object.entries(personal).map(([field, text]) => [field, digestOf(salts[field] ?? '', text, sha256)]),
    );
    const entry: LogEntry = { version: 1, chain, sequence: sequence + 1, ...parts, digests, previous: head };
    const body = entryBytes(entry);
    const some = Object.keys(personal).length > 0;
    const kept = { salts: some ? JSON.stringify(salts) : null, texts: some ? JSON.stringify(personal) : null, erased_at: null };
    keep(entry, body, sha256(`${head}\n${body}`), kept);
  };

  const personalOf = personalIn(from);
  const saysErased = erasuresIn(from);
  let [provable, salvaged, last] = [0, 0, notedEnd(from)];
  let provableHead = genesis;
  let fits = true;
  const told: Told = { lost: false };
  for (const row of readableRows(from, 'log_entry', told, look)) {
    const personal = personalOf(row.sequence);
    const columns = { ...row, ...personal } as unknown as SealedColumns;
    last = Math.max(last, Number(row.sequence) || 0);
    fits = fits && row.sequence === sequence + 1 && personal.personalLost !== true && isSealed(columns, head, saysErased);
    const entry = entryOf(row);
    if (fits && entry !== null) {
      keep(entry, columns.body, columns.hash, columns);
      [provable, provableHead] = [sequence, head];
    } else if (entry !== null) {
      sealAs({ ...bare(entry), source: 'import', detail: { ...entry.detail, salvaged: entry.sequence } }, textsOf(columns.texts));
      salvaged += 1;
    }
  }
  const noteEnd = () => to.prepare('INSERT OR REPLACE INTO log_head (one, sequence, hash) VALUES (1, ?, ?)').run(sequence, head);
  if (sequence > 0) noteEnd();
  return {
    provable,
    provableHead,
    salvaged,
    last,
    seal({ at, operation, result, source, caseId, detail, personal }) {
      sealAs({ at, operation, result, source, subject: null, caseId, detail }, personal);
      noteEnd();
    },
  };
}

function bare({ at, operation, result, source, subject, caseId, detail }: LogEntry) {
  return { at, operation, result, source, subject, caseId, detail };
}

function isSealed(columns: SealedColumns, previous: string, saysErased: (subject: string, sequence: number) => boolean): boolean {
  try {
    return breakOf(columns, previous, sha256, saysErased) === null;
  } catch {
    return false;
  }
}

function entryOf(row: Row): LogEntry | null {
  const read = LogEntry.safeParse(jsonOf(row.body));
  // A date that is none would keep every question from being answered.
  return read.success && !Number.isNaN(Date.parse(read.data.at)) ? read.data : null;
}

type Personal = Pick<SealedColumns, 'salts' | 'texts' | 'erased_at'> & { readonly personalLost?: true };
function personalIn(from: Sqlite.Database): (sequence: unknown) => Personal {
  const none: Personal = { salts: null, texts: null, erased_at: null };
  try {
    const read = from.prepare<[unknown], Personal>('SELECT salts, texts, erased_at FROM log_personal WHERE sequence = ?');
    return (sequence) => {
      try {
        return read.get(sequence) ?? none;
      } catch {
        return { ...none, personalLost: true };
      }
    };
  } catch {
    return () => ({ ...none, personalLost: true });
  }
}

function erasuresIn(from: Sqlite.Database): (subject: string, sequence: number) => boolean {
  try {
    const read = from
      .prepare<[string, number], number>(
        `SELECT EXISTS (SELECT 1 FROM log_entry WHERE subject = ? AND operation = 'customer-erased' AND sequence > ?)`,
      )
      .pluck();
    return (subject, sequence) => read.get(subject, sequence) === 1;
  } catch {
    return () => false;
  }
}

function notedEnd(from: Sqlite.Database): number {
  try {
    return from.prepare<[], number>('SELECT sequence FROM log_head').pluck().get() ?? 0;
  } catch (error) {
    if (storeFault(error).code === 'cancelled') throw error;
    return 0;
  }
}

function textsOf(json: unknown): Readonly<Record<string, string>> {
  const value = jsonOf(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
