import type { CustomerId } from '../../../core/customer/customer.ts';
import type { Store, VerdictIndexRow } from '../../../core/ports.ts';
import type { VerdictState } from '../../../core/rule/finding.ts';
import { type StoreContext, write } from './context.ts';
import { verdictRank } from './customer-filters.ts';
import { milliseconds } from './instant.ts';

export interface VerdictRow {
  readonly customer_id: string;
  readonly submit: VerdictState | null;
  readonly agree: VerdictState | null;
  readonly violated: number;
  readonly unknown: number;
  readonly computed_at: string;
  readonly valid_until: string | null;
  readonly pack_id: string;
}

export function verdictOf(row: VerdictRow): VerdictIndexRow | null {
  if (row.submit === null || row.agree === null) return null;
  return {
    customerId: row.customer_id,
    submit: row.submit,
    agree: row.agree,
    violated: row.violated,
    unknown: row.unknown,
    computedAt: row.computed_at,
    validUntil: row.valid_until,
    packId: row.pack_id,
  };
}

/** Throws away index rows whose facts changed: a missing verdict is shown as missing, an old one would be shown as true. */
export function verdictDisposal(context: StoreContext) {
  const emptied = `rank = 3, submit = NULL, agree = NULL, violated = 0, unknown = 0, computed_at = '', valid_until = NULL, valid_until_ms = NULL, pack_id = ''`;
  const one = context.database.prepare<[number]>(`UPDATE verdict SET ${emptied} WHERE id = ? AND pack_id <> ''`);
  const all = context.database.prepare(`UPDATE verdict SET ${emptied} WHERE pack_id <> ''`);
  const empty = context.database.prepare<[number]>(
    `INSERT INTO verdict (id, rank, violated, unknown, computed_at, pack_id) VALUES (?, 3, 0, 0, '', '')`,
  );
  return {
    /** For a customer that joined. */
    begin: (id: number) => {
      context.revisions.verdicts += 1;
      empty.run(id);
    },
    of: (id: number) => {
      context.revisions.verdicts += 1;
      one.run(id);
    },
    ofAll: () => {
      context.revisions.verdicts += 1;
      all.run();
    },
  };
}

/** The disposable index of verdicts: written whole rows at a time, asked for what is due. */
export function verdictIndex(context: StoreContext): Pick<Store, 'writeVerdicts' | 'verdictsDue'> {
  const put = context.database.prepare(
    `UPDATE verdict SET rank = ?, submit = ?, agree = ?, violated = ?, unknown = ?, computed_at = ?, valid_until = ?, valid_until_ms = ?, pack_id = ?
     WHERE id = (SELECT id FROM customer WHERE customer_id = ?)`,
  );
  const due = context.database
    .prepare<[string, string, string, number, number], CustomerId>(
      `SELECT c.customer_id FROM (
         SELECT id FROM verdict WHERE pack_id < ?
         UNION ALL SELECT id FROM verdict WHERE pack_id > ?
         UNION ALL SELECT id FROM verdict WHERE pack_id = ? AND valid_until_ms <= ?
         LIMIT ?
       ) d JOIN customer c ON c.id = d.id`,
    )
    .pluck();
  return {
    async writeVerdicts(rows) {
      // Disposable: computed again when lost.
      write(context, 'normal', () => {
        for (const row of rows) {
          const until = row.validUntil === null ? null : milliseconds(row.validUntil);
          const values = [
            row.submit,
            row.agree,
            row.violated,
            row.unknown,
            row.computedAt,
            row.validUntil,
            until,
            row.packId,
            row.customerId,
          ];
          put.run(verdictRank(row.submit), ...values);
        }
        context.revisions.verdicts += 1;
      });
    },
    async verdictsDue({ packId, now, limit }) {
      return due.all(packId, packId, packId, milliseconds(now), limit);
    },
  };
}
