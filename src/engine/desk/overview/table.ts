import type { Part } from '../../../contract/overview.ts';
import type { Period } from '../../../core/overview/period.ts';
import type { Owner } from '../../../core/overview/reads.ts';
import type { Desk } from '../desk.ts';
import { blockersOf, datesOf, quotaOverview } from './customers.ts';
import { decisionsOf, ownersOf } from './decisions.ts';

type Cell = string | number | null;
type Rows = readonly (readonly Cell[])[];
const days = (value: number | null): Cell => (value === null ? null : Math.round(value * 100) / 100);

/** One part of the overview as rows of a table, its heading first: what a machine reads, so in plain English and never translated. */
export async function tableOf(desk: Desk, part: Part, owner: Owner, period: Period): Promise<readonly (readonly string[])[]> {
  const rows = await rowsOf(desk, part, owner, period);
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

async function rowsOf(desk: Desk, part: Part, owner: Owner, period: Period): Promise<Rows> {
  switch (part) {
    case 'waiting': {
      const { waiting, ageEdges } = await decisionsOf(desk, owner, period);
      const group = (age: number) => {
        const [above, edge] = [ageEdges[age - 1], ageEdges[age]];
        return edge === undefined ? `more than ${above}` : `${above === undefined ? 0 : above + 1} to ${edge}`;
      };
      return [['who_owes', 'working_days', 'requests'], ...waiting.map(({ owing, age, cases }) => [owing, group(age), cases])];
    }
    case 'times': {
      const { times, stretches } = await decisionsOf(desk, owner, period);
      const rows = times.map(({ stretch, side, cases, median, p90 }) => {
        const [first, last] = stretch === null ? [stretches[0], stretches.at(-1)] : [stretches[stretch], stretches[stretch]];
        return [first?.first ?? '', last?.last ?? '', side, cases, days(median), days(p90)];
      });
      return [['from_day', 'to_day', 'asked_by', 'decided', 'median_days', 'p90_days'], ...rows];
    }
    case 'outcomes': {
      const { outcomes } = await decisionsOf(desk, owner, period);
      return [['outcome', 'as_stated', 'requests'], ...outcomes.map((row) => [row.outcome, row.stated ? 'yes' : 'no', row.cases])];
    }
    case 'blockers': {
      const { rules } = await blockersOf(desk, owner);
      return [['rule', 'statement', 'customers'], ...rules.map((row) => [row.ruleId, row.statement, row.customers])];
    }
    case 'quota': {
      const { sides, customers } = await quotaOverview(desk, owner);
      const rows = sides.flatMap(({ side, used, limit, months, published }) => {
        const none = customers - used.reduce((sum, row) => sum + row.customers, 0);
        const way = published ? 'published' : 'our reading';
        return [{ requests: 0, customers: none }, ...used].map((row) => [side, row.requests, row.customers, limit, months, way]);
      });
      return [['asked_by', 'requests_that_count', 'customers', 'limit', 'months', 'counted_by'], ...rows];
    }
    case 'dates': {
      const { next } = await datesOf(desk, owner);
      const rows = next.map((row) => [row.at, row.kind, row.side, row.accountName, row.caseId]);
      return [['at_utc', 'what', 'asked_by', 'account_name', 'case'], ...rows];
    }
    case 'managers':
    case 'resellers': {
      const { rows } = await ownersOf(desk, owner, period, part === 'managers' ? 'manager' : 'reseller');
      const named = rows.map((row) => [row.name ?? 'no customer known', row.open, row.decided, days(row.median)]);
      return [[part === 'managers' ? 'manager' : 'reseller', 'open', 'decided', 'median_days'], ...named];
    }
  }
}
