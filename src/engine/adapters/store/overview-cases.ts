import type { CaseState } from '../../../core/case/case.ts';
import { instantOf } from '../../../core/instant.ts';
import {
  type DecisionTime,
  type OutcomeCount,
  type OverviewReads,
  type OwnerCount,
  outcomes,
  owingOf,
  type Stretch,
  type WaitingCount,
} from '../../../core/overview/reads.ts';
import type { StoreContext } from './context.ts';
import { milliseconds } from './instant.ts';
import { ownerWhere, statIndex } from './overview-owner.ts';

const stat = { manager: 'manager', reseller: 'reseller' };
const sides = ['customer', 'partner'] as const;
const never = '1970-01-01T00:00:00Z';
type Time = Omit<DecisionTime, 'stretch' | 'side'>;

/** Cases counted from their narrow table: open ones by age, ended ones by stretch, outcome and owner. */
export function overviewCases({
  database,
}: StoreContext): Pick<OverviewReads, 'overviewWaiting' | 'overviewEnded' | 'overviewFirstEnd' | 'overviewOwners'> {
  const first = database
    .prepare<[string, number], number | null>(
      'SELECT min(closed_ms) FROM case_stat INDEXED BY case_stat_by_outcome WHERE state = ? AND stated = ? AND closed_ms IS NOT NULL',
    )
    .pluck();
  const nobodys = database
    .prepare<unknown[], number>(
      'SELECT count(*) FROM case_stat INDEXED BY case_stat_by_manager WHERE manager IS NULL AND closed_ms >= ? AND closed_ms < ?',
    )
    .pluck();

  return {
    async overviewWaiting({ owner, ages }) {
      const where = ownerWhere(owner, stat);
      const found = database
        .prepare<unknown[], { readonly state: CaseState; readonly age: number; readonly cases: number }>(
          `SELECT state, (SELECT count(*) FROM json_each(?) WHERE value > waits_ms) AS age, count(*) AS cases
           FROM case_stat INDEXED BY ${statIndex(owner, 'open')} WHERE closed_ms IS NULL${where.sql} GROUP BY state, age`,
        )
        .all(JSON.stringify(ages.map(milliseconds)), ...where.values);
      const rows = new Map<string, WaitingCount>();
      for (const { state, age, cases } of found) {
        const owing = owingOf(state);
        if (owing === null) continue;
        const key = `${owing} ${age}`;
        rows.set(key, { owing, age, cases: cases + (rows.get(key)?.cases ?? 0) });
      }
      const drafts = found.filter(({ state }) => state === 'draft').reduce((sum, { cases }) => sum + cases, 0);
      return { rows: [...rows.values()], drafts };
    },

    async overviewEnded({ owner, stretches }) {
      const where = ownerWhere(owner, stat);
      const within = `closed_ms >= ? AND closed_ms < ?${where.sql}`;
      // One statement for each stretch: a thousand times in the order of an index need no sorting of a hundred thousand.
      const timed = database.prepare<unknown[], Time>(
        `SELECT count(*) AS cases, median(took_ms) AS median, percentile(took_ms, 90) AS p90
         FROM case_stat INDEXED BY ${statIndex(owner, 'by_time')} WHERE side = ? AND took_ms IS NOT NULL AND ${within}`,
      );
      const counted = database
        .prepare<unknown[], number>(
          `SELECT count(*) FROM case_stat INDEXED BY ${statIndex(owner, 'by_outcome')} WHERE state = ? AND stated = ? AND ${within}`,
        )
        .pluck();
      const range = ({ from, until }: Stretch) => [milliseconds(from), milliseconds(until), ...where.values];
      const whole = range({ from: stretches[0]?.from ?? never, until: stretches.at(-1)?.until ?? never });
      const timesOf = (stretch: number | null, at: readonly unknown[]): readonly DecisionTime[] =>
        sides.flatMap((side) => {
          const row = timed.get(side, ...at);
          return row === undefined || row.cases === 0 ? [] : [{ stretch, side, ...row }];
        });
      return {
        times: [...timesOf(null, whole), ...stretches.flatMap((at, place) => timesOf(place, range(at)))],
        outcomes: outcomes.flatMap((outcome) =>
          [false, true].flatMap((stated): readonly OutcomeCount[] => {
            const cases = counted.get(outcome, Number(stated), ...whole) ?? 0;
            return cases === 0 ? [] : [{ outcome, stated, cases }];
          }),
        ),
        // Whose they were is not known any more.
        erased: where.sql === '' ? (nobodys.get(...whole) ?? 0) : 0,
      };
    },

    async overviewFirstEnd() {
      const ends = outcomes.flatMap((outcome) => [0, 1].map((stated) => first.get(outcome, stated) ?? Number.POSITIVE_INFINITY));
      const at = Math.min(...ends);
      return Number.isFinite(at) ? instantOf(at) : null;
    },

    async overviewOwners({ by, owner, from, limit }) {
      const where = ownerWhere(owner, stat);
      const since = milliseconds(from);
      const rows = database
        .prepare<unknown[], OwnerCount & { readonly groups: number }>(
          `SELECT name, open, decided, median, count(*) OVER () AS groups FROM (
             SELECT ${by} AS name, count(*) FILTER (WHERE closed_ms IS NULL AND state <> 'draft') AS open,
               count(*) FILTER (WHERE closed_ms >= ? AND state IN ('disassociated', 'rejected')) AS decided,
               median(took_ms) FILTER (WHERE closed_ms >= ?) AS median
             FROM case_stat INDEXED BY ${statIndex(owner, `by_${by}`)} WHERE true${where.sql} GROUP BY ${by})
           WHERE open + decided > 0 ORDER BY open DESC, decided DESC, name LIMIT ?`,
        )
        .all(since, since, ...where.values, limit);
      return { rows: rows.map(({ groups: _, ...row }) => row), others: Math.max(0, (rows[0]?.groups ?? 0) - rows.length) };
    },
  };
}
