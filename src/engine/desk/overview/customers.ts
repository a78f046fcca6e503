import type { Blockers, Dates, Quota } from '../../../contract/overview.ts';
import { countsSince, weeksAhead } from '../../../core/overview/period.ts';
import type { Owner } from '../../../core/overview/reads.ts';
import { countQuota } from '../../../core/quota/ledger.ts';
import type { Side } from '../../../core/rule/finding.ts';
import type { Desk } from '../desk.ts';
import { packOf } from '../pack-of.ts';
import { quotaTerms } from '../quota.ts';
import { readSettings } from '../settings.ts';

const sides = ['partner', 'customer'] as const;
/** So many dates are named; the answer stays under 64 KB. */
const mostNamed = 100;

/** The rules that stand in the way of a request of ours, with their statements; a rule of a pack that is gone has none. */
export async function blockersOf(desk: Desk, owner: Owner): Promise<Blockers> {
  const [found, ...packs] = await Promise.all([
    desk.store.overviewBlockers({ owner }),
    packOf(desk, 'partner', 'submit'),
    packOf(desk, 'partner', 'agree'),
  ]);
  const statements = new Map(packs.flatMap(({ rules }) => rules.map(({ id, statement }) => [id, statement] as const)));
  return { ...found, rules: found.rules.map((rule) => ({ ...rule, statement: statements.get(rule.ruleId) ?? '' })) };
}

/** One side's requests that still count now, by the terms of this desk (R02). */
async function counting(desk: Desk, owner: Owner, side: Side) {
  const terms = await quotaTerms(desk, side);
  const now = desk.clock.now();
  const { limit, months, timeZone, afterOtherSide = null } = terms;
  const sinceOther = afterOtherSide === null || limit === null ? null : countsSince(now, afterOtherSide, timeZone);
  const found = await desk.store.overviewQuota({ owner, side, since: countsSince(now, months, timeZone), limit, sinceOther });
  return { terms, now, ...found };
}

export async function quotaOverview(desk: Desk, owner: Owner): Promise<Quota> {
  const customers = await desk.store.overviewCustomers({ owner });
  const counted = [await counting(desk, owner, 'partner'), await counting(desk, owner, 'customer')];
  return {
    customers,
    sides: counted.map(({ terms: { side, limit, months, published }, used, gone }) => ({
      side,
      limit,
      months,
      published,
      used: [...used],
      gone,
    })),
  };
}

type Ahead = Dates['next'][number];

/** When slots become free, and the dates that people set beside open cases, in the next 90 days. */
export async function datesOf(desk: Desk, owner: Owner): Promise<Dates> {
  const { timeZone } = await readSettings(desk);
  const now = desk.clock.now();
  const weeks = weeksAhead(now, timeZone);
  const until = weeks.at(-1)?.until ?? now;
  const beside = await desk.store.overviewDates({ owner, from: now, until });
  const free: Ahead[] = [];
  for (const side of sides) {
    const { terms, full } = await counting(desk, owner, side);
    for (const { customerId, accountName, entries } of full) {
      const { nextFreeAt } = countQuota({ ...terms, entries, now });
      if (nextFreeAt !== null && ms(nextFreeAt) < ms(until))
        free.push({ kind: 'quota-free', at: nextFreeAt, side, caseId: null, customerId, accountName });
    }
  }
  const all = [...free, ...beside.map((date) => ({ ...date, side: null, customerId: null }))].sort(
    (one, other) => ms(one.at) - ms(other.at),
  );
  const counts = new Map<string, Dates['counts'][number]>();
  for (const { at, kind } of all) {
    const week = weeks.findIndex((one) => ms(at) < ms(one.until));
    const key = `${week} ${kind}`;
    counts.set(key, { week, kind, dates: 1 + (counts.get(key)?.dates ?? 0) });
  }
  return { weeks: [...weeks], counts: [...counts.values()], next: all.slice(0, mostNamed), total: all.length };
}

const ms = (instant: string): number => Date.parse(instant);
