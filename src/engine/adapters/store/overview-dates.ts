import type { CaseId } from '../../../core/case/case.ts';
import type { DateAhead, OverviewReads } from '../../../core/overview/reads.ts';
import type { StoreContext } from './context.ts';
import { customerRows } from './customer-rows.ts';
import { milliseconds } from './instant.ts';
import { ownerWhere, statIndex } from './overview-owner.ts';

interface OpenRow {
  readonly caseId: CaseId;
  readonly customerId: string;
  readonly chase: string | null;
  readonly reminder: string | null;
  readonly snooze: string | null;
}
const kinds = ['chase', 'reminder', 'snooze'] as const;

/** Dates that people set beside open cases. */
export function overviewDates(context: StoreContext): Pick<OverviewReads, 'overviewDates'> {
  const rows = customerRows(context);
  return {
    async overviewDates({ owner, from, until }) {
      const where = ownerWhere(owner, { manager: 's.manager', reseller: 's.reseller' });
      const open = context.database
        .prepare<string[], OpenRow>(
          `SELECT o.id AS caseId, o.customer_id AS customerId, o.body ->> '$.chaseAt' AS chase, o.body ->> '$.remindAt' AS reminder,
             o.body ->> '$.snoozedUntil' AS snooze
           FROM case_stat s INDEXED BY ${statIndex(owner, 'open')} CROSS JOIN cases o ON o.id = s.case_id WHERE s.closed_ms IS NULL${where.sql}`,
        )
        .all(...where.values);
      const [begin, end] = [milliseconds(from), milliseconds(until)];
      const ahead = open.flatMap((row) =>
        kinds.flatMap((kind) => {
          const at = row[kind];
          const ms = at === null ? Number.NaN : milliseconds(at);
          return at !== null && ms >= begin && ms < end ? [{ kind, at, ms, caseId: row.caseId, customerId: row.customerId }] : [];
        }),
      );
      const names = new Map(
        rows.many([...new Set(ahead.map(({ customerId }) => customerId))]).map((row) => [row.customer_id, row.account_name]),
      );
      return ahead
        .sort((one, other) => one.ms - other.ms || compareText(one.caseId, other.caseId))
        .map(({ kind, at, caseId, customerId }): DateAhead => ({ kind, at, caseId, accountName: names.get(customerId) ?? '' }));
    },
  };
}

const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
