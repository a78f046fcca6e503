import { repeatKey } from '../../../core/log/import-row.ts';
import type { Desk } from '../desk.ts';
import { fileMark } from './held.ts';

/** What of a file the log has already. */
export interface There {
  /** Rows that were brought in from this very file. */
  readonly rows: ReadonlySet<number>;
  /** Of the keys that were asked for, those that some imported entry says. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Looks through every imported entry, in a thread over one snapshot; no more is kept than the file asks for, however long the log is. An erased
 * entry says nothing any more, but which row of which file it was.
 */
export async function alreadyThere(
  { store }: Pick<Desk, 'store'>,
  digest: string,
  asked: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<There> {
  const mark = fileMark(digest);
  const rows = new Set<number>();
  const keys = new Set<string>();
  for await (const batch of await store.exportLog({ search: '', filters: { operation: 'log-entry-imported' } }, signal)) {
    for (const { entry, personal, customerId } of batch.rows) {
      const { file, row, claimedAt } = entry.detail;
      if (file === mark && typeof row === 'number') rows.add(row);
      if (personal === null || typeof claimedAt !== 'string') continue;
      const key = repeatKey({ claimedAt, customerId, texts: personal });
      if (asked.has(key)) keys.add(key);
    }
  }
  return { rows, keys };
}
