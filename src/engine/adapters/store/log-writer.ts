import { digestOf, genesis } from '../../../core/log/chain.ts';
import type { LogDraft, LogEntry } from '../../../core/log/entry.ts';
import { entryBytes } from '../../../core/log/entry-bytes.ts';
import type { StoreContext } from './context.ts';
import { milliseconds } from './instant.ts';
import { dayOf, logColumns } from './log-columns.ts';
import type { LogSearch } from './log-search.ts';
import { salt } from './salt.ts';
import type { Subjects } from './subjects.ts';
import { searchedText } from './text-index.ts';

export interface LogWriter {
  /** Seals drafts onto the chain, in order; only ever inside a transaction. */
  append(drafts: readonly LogDraft[]): void;
}

/**
 * What an entry is found by besides the names of its operation and operator, which are found by their sets (`logSearch`); keys of the detail
 * are our words, not the reader's.
 */
export function logText({ detail }: Pick<LogEntry, 'detail'>, personal: Readonly<Record<string, string>>): string {
  const { operator: _, ...others } = personal;
  const details = Object.values(detail).filter((value) => value !== null);
  return searchedText([...details.map(String), ...Object.values(others)]);
}

export function logWriter(context: StoreContext, subjects: Subjects, { index, runs }: Pick<LogSearch, 'index' | 'runs'>): LogWriter {
  const { database, sha256 } = context;
  const head = database.prepare<[], { sequence: number; hash: string }>('SELECT sequence, hash FROM log_head');
  const moveHead = database.prepare(
    'INSERT INTO log_head (one, sequence, hash) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash',
  );
  const insert = database.prepare(
    `INSERT INTO log_entry (sequence, at_ms, day, operation, result, source, subject, case_id, body, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPersonal = database.prepare('INSERT INTO log_personal (sequence, salts, texts) VALUES (?, ?, ?)');

  function seal(draft: LogDraft, sequence: number, previous: string): string {
    const personal = Object.fromEntries(Object.entries(draft.personal).map(([field, text]) => [field, text.toWellFormed()]));
    const salts = Object.fromEntries(Object.keys(personal).map((field) => [field, salt()]));
    const entry: LogEntry = {
      version: 1,
      chain: context.chain,
      sequence,
      at: draft.at,
      operation: draft.operation,
      result: draft.result,
      source: draft.source,
      subject: draft.customerId === null ? null : subjects.of(draft.customerId),
      caseId: draft.caseId,
      detail: draft.detail,
      digests: Object.fromEntries(Object.entries(personal).map(([field, text]) => [field, digestOf(salts[field] ?? '', text, sha256)])),
      previous,
    };
    const body = entryBytes(entry);
    const hash = sha256(`${previous}\n${body}`);
    const { at_ms, day, operation, result, source, subject, case_id } = logColumns(entry);
    insert.run(sequence, at_ms, day, operation, result, source, subject, case_id, body, hash);
    if (Object.keys(personal).length > 0) insertPersonal.run(sequence, JSON.stringify(salts), JSON.stringify(personal));
    index.add(sequence, logText(entry, personal));
    return hash;
  }

  return {
    append(drafts) {
      if (drafts.length === 0) return;
      let { sequence, hash } = head.get() ?? { sequence: 0, hash: genesis };
      runs.append(
        sequence + 1,
        drafts.map(({ at }) => dayOf(milliseconds(at))),
      );
      for (const draft of drafts) {
        sequence += 1;
        hash = seal(draft, sequence, hash);
      }
      moveHead.run(sequence, hash);
      context.revisions.log += 1;
    },
  };
}
