import type { SealedRow, Store } from '../../../core/ports.ts';
import type { StoreContext } from './context.ts';
import { entryOf, textsOf } from './log-row.ts';

interface Row {
  readonly body: string;
  readonly hash: string;
  readonly salts: string | null;
  readonly texts: string | null;
  readonly erased_at: string | null;
}

/** The log as it was sealed, for proofs that leave this machine. */
export function sealedLog({ database }: StoreContext): Pick<Store, 'sealedLog'> {
  const read = database.prepare<[number, number], Row>(
    `SELECT e.body, e.hash, p.salts, p.texts, p.erased_at FROM log_entry e LEFT JOIN log_personal p ON p.sequence = e.sequence
     WHERE e.sequence > ? ORDER BY e.sequence LIMIT ?`,
  );
  return {
    async sealedLog({ after, limit }) {
      return read.all(after, limit).map(
        (row): SealedRow => ({
          entry: entryOf(row.body),
          hash: row.hash,
          personal: row.texts === null ? null : textsOf(row.texts),
          salts: row.salts === null ? null : textsOf(row.salts),
          erasedAt: row.erased_at,
        }),
      );
    },
  };
}
