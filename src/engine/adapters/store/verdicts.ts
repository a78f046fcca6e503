import type { CustomerId } from '../../../core/customer/customer.ts';
import type { Store, VerdictIndexRow } from '../../../core/ports.ts';
import type { VerdictState } from '../../../core/rule/finding.ts';
import { type StoreContext, write } from './context.ts';
import { verdictRank } from './customer-filters.ts';
import { milliseconds } from './instant.ts';
import type { VerdictsDue } from './verdicts-due.ts';

interface Judged {
  readonly submit: VerdictState;
  readonly agree: VerdictState;
  readonly violated: number;
  readonly unknown: number;
  readonly computed_at: string;
  readonly valid_until: string | null;
  readonly pack_id: string;
}
/** Columns of `verdict` beside the customer's id, by an outer join: all null where there is no verdict. */
export type VerdictRow = { readonly customer_id: string } & (Judged | Readonly<Record<keyof Judged, null>>);

export function verdictOf(row: VerdictRow): VerdictIndexRow | null {
  if (row.pack_id === null) return null;
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
export interface VerdictDisposal {
  of(id: number): void;
  ofAll(): void;
}

export function verdictDisposal({ database, revisions }: StoreContext, due: VerdictsDue): VerdictDisposal {
  const one = database.prepare<[number]>('DELETE FROM verdict WHERE id = ?');
  const all = database.prepare('DELETE FROM verdict');
  return {
    of(id) {
      revisions.verdicts += 1;
      due.lost(id);
      one.run(id);
    },
    ofAll() {
      revisions.verdicts += 1;
      due.lost(0);
      all.run();
    },
  };
}

/** The disposable index of verdicts: written whole rows at a time, asked for what is due. */
export function verdictIndex(context: StoreContext, due: VerdictsDue): Pick<Store, 'writeVerdicts' | 'verdictsDue'> {
  const put = context.database.prepare(
    `INSERT INTO verdict (id, rank, submit, agree, violated, unknown, computed_at, valid_until, valid_until_ms, pack_id, rules)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, submit = excluded.submit, agree = excluded.agree, violated = excluded.violated,
       unknown = excluded.unknown, computed_at = excluded.computed_at, valid_until = excluded.valid_until,
       valid_until_ms = excluded.valid_until_ms, pack_id = excluded.pack_id, rules = excluded.rules`,
  );
  const named = context.database
    .prepare<[string], CustomerId>('SELECT c.customer_id FROM json_each(?) j CROSS JOIN customer c ON c.id = j.value')
    .pluck();

  function putRow(id: number, row: VerdictIndexRow): void {
    const { submit, agree, violated, rules = [], unknown, computedAt, validUntil, packId } = row;
    const until = validUntil === null ? null : milliseconds(validUntil);
    put.run(id, verdictRank(submit), submit, agree, violated, unknown, computedAt, validUntil, until, packId, rules.join(','));
  }

  return {
    async writeVerdicts(rows) {
      // Disposable: computed again when lost.
      write(context, 'normal', () => {
        const ids = context.ids.many(rows.map(({ customerId }) => customerId));
        for (const row of rows) {
          const id = ids.get(row.customerId);
          if (id !== undefined) putRow(id, row);
        }
        context.revisions.verdicts += 1;
      });
    },
    async verdictsDue({ packId, now, limit }) {
      return named.all(JSON.stringify(due.ask(packId, milliseconds(now), limit)));
    },
  };
}
