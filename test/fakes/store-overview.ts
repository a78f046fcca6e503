import type { Case } from '../../src/core/case/case.ts';
import { instantOf } from '../../src/core/instant.ts';
import { type OutcomeCount, type OverviewReads, type Owner, owing, owingOf } from '../../src/core/overview/reads.ts';
import type { Side } from '../../src/core/rule/finding.ts';
import { compareText } from './store-search.ts';
import { type FakeContext, milliseconds } from './store-state.ts';

const byNumber = (one: number, other: number) => one - other;

/** The value below which `share` of them lie, between two of them by the distance. */
export function between(values: readonly number[], share: number): number {
  const sorted = values.toSorted(byNumber);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function fakeOverview({ state }: FakeContext): OverviewReads {
  const all = () => [...state.cases.values()].map((one) => one.case);
  const customer = (id: string) => state.customers.get(id)?.customer ?? null;
  const isOf = (about: { readonly manager: string; readonly resellerId: string } | null, owner: Owner) =>
    (owner.manager === undefined || about?.manager === owner.manager) &&
    (owner.resellerId === undefined || about?.resellerId === owner.resellerId);
  const cases = (owner: Owner) => all().filter((one) => isOf(customer(one.customerId), owner));
  const visible = (owner: Owner) =>
    [...state.customers.values()].map((one) => one.customer).filter((one) => one.visibility === 'visible' && isOf(one, owner));
  const isDecided = (one: Case) => one.state === 'disassociated' || one.state === 'rejected';
  const end = (one: Case) => (one.closedAt === null ? null : milliseconds(one.closedAt));
  const took = (one: Case) =>
    isDecided(one) && one.closedAt !== null && one.pendingSince !== null
      ? Math.max(0, milliseconds(one.closedAt) - milliseconds(one.pendingSince))
      : null;
  const tookOf = (some: readonly Case[]) => some.map(took).filter((one) => one !== null);

  return {
    async overviewWaiting({ owner, ages }) {
      const open = cases(owner).filter((one) => one.closedAt === null);
      const later = (one: Case) => ages.filter((at) => milliseconds(at) > milliseconds(one.pendingSince ?? one.openedAt)).length;
      const rows = owing.flatMap((who) =>
        [...ages.keys(), ages.length].flatMap((age) => {
          const found = open.filter((one) => owingOf(one.state) === who && later(one) === age).length;
          return found === 0 ? [] : [{ owing: who, age, cases: found }];
        }),
      );
      return { rows, drafts: open.filter((one) => one.state === 'draft').length };
    },
    async overviewEnded({ owner, stretches }) {
      const within = (one: Case, from: string | undefined, until: string | undefined) => {
        const at = end(one);
        return at !== null && from !== undefined && until !== undefined && at >= milliseconds(from) && at < milliseconds(until);
      };
      const [from, until] = [stretches[0]?.from, stretches.at(-1)?.until];
      const ended = cases(owner).filter((one) => within(one, from, until));
      const timesOf = (stretch: number | null, some: readonly Case[]) =>
        (['customer', 'partner'] as const satisfies readonly Side[]).flatMap((side) => {
          const values = tookOf(some.filter((one) => one.side === side));
          return values.length === 0
            ? []
            : [{ stretch, side, cases: values.length, median: between(values, 0.5), p90: between(values, 0.9) }];
        });
      const times = [
        ...timesOf(null, ended),
        ...stretches.flatMap((one, place) =>
          timesOf(
            place,
            ended.filter((each) => within(each, one.from, one.until)),
          ),
        ),
      ];
      const outcomes = [...new Set(ended.map((one) => `${one.state} ${one.stated}`))].map((key): OutcomeCount => {
        const some = ended.filter((one) => `${one.state} ${one.stated}` === key);
        return { outcome: key.split(' ')[0] as OutcomeCount['outcome'], stated: key.endsWith('true'), cases: some.length };
      });
      const nobody = owner.manager === undefined && owner.resellerId === undefined;
      return { times, outcomes, erased: nobody ? ended.filter((one) => customer(one.customerId) === null).length : 0 };
    },
    async overviewFirstEnd() {
      const ends = all()
        .map(end)
        .filter((at) => at !== null);
      return ends.length === 0 ? null : instantOf(Math.min(...ends));
    },
    async overviewOwners({ by, owner, from, limit }) {
      const nameOf = (one: Case) => customer(one.customerId)?.[by === 'manager' ? 'manager' : 'resellerId'] ?? null;
      const found = cases(owner);
      const rows = [...new Set(found.map(nameOf))].map((name) => {
        const own = found.filter((one) => nameOf(one) === name);
        const since = own.filter((one) => isDecided(one) && (end(one) ?? Number.NEGATIVE_INFINITY) >= milliseconds(from));
        const values = tookOf(since);
        return {
          name,
          open: own.filter((one) => one.closedAt === null && one.state !== 'draft').length,
          decided: since.length,
          median: values.length === 0 ? null : between(values, 0.5),
        };
      });
      const sorted = rows
        .filter((one) => one.open + one.decided > 0)
        .sort((a, b) => b.open - a.open || b.decided - a.decided || ((a.name ?? '') < (b.name ?? '') || a.name === null ? -1 : 1));
      return { rows: sorted.slice(0, limit), others: Math.max(0, sorted.length - limit) };
    },
    async overviewBlockers({ owner }) {
      const customers = visible(owner);
      const verdicts = customers.flatMap((one) => state.verdicts.get(one.customerId) ?? []);
      const rules = [...new Set(verdicts.flatMap((one) => one.rules ?? []))].map((ruleId) => ({
        ruleId,
        customers: verdicts.filter((one) => one.rules?.includes(ruleId)).length,
      }));
      return {
        customers: customers.length,
        judged: verdicts.length,
        blocked: verdicts.filter((one) => (one.rules ?? []).length > 0).length,
        rules: rules.sort((a, b) => b.customers - a.customers || (a.ruleId < b.ruleId ? -1 : 1)),
      };
    },
    async overviewCustomers({ owner }) {
      return visible(owner).length;
    },
    async overviewQuota({ owner, side, since, limit, sinceOther }) {
      const customers = visible(owner);
      const count = (id: string, of: Side, from: string) =>
        state.quota.filter((one) => one.customerId === id && one.side === of && milliseconds(one.at) >= milliseconds(from)).length;
      const counts = customers.map((one) => count(one.customerId, side, since)).filter((requests) => requests > 0);
      const asked = [...new Set(state.quota.map((one) => one.customerId))].filter((id) => count(id, side, since) > 0);
      const gone = asked.filter((id) => customer(id)?.visibility !== 'visible' && isOf(customer(id), owner));
      const other = side === 'partner' ? 'customer' : 'partner';
      const full = customers.filter(
        ({ customerId: id }) =>
          (limit !== null && count(id, side, since) >= limit) || (sinceOther !== null && count(id, other, sinceOther) > 0),
      );
      return {
        used: [...new Set(counts)]
          .sort(byNumber)
          .map((requests) => ({ requests, customers: counts.filter((one) => one === requests).length })),
        gone: gone.length,
        full: full
          .map(({ customerId, accountName }) => ({
            customerId,
            accountName,
            entries: state.quota.filter((one) => one.customerId === customerId).sort((a, b) => milliseconds(a.at) - milliseconds(b.at)),
          }))
          .sort((a, b) => (a.customerId < b.customerId ? -1 : 1)),
      };
    },
    async overviewDates({ owner, from, until }) {
      const ahead = cases(owner)
        .filter((one) => one.closedAt === null)
        .flatMap((one) => {
          const dates = [
            ['chase', one.chaseAt ?? null],
            ['reminder', one.remindAt],
            ['snooze', one.snoozedUntil],
          ] as const;
          return dates.flatMap(([kind, at]) => (at === null ? [] : [{ kind, at, case: one }]));
        })
        .filter(({ at }) => milliseconds(at) >= milliseconds(from) && milliseconds(at) < milliseconds(until));
      return ahead
        .sort((a, b) => milliseconds(a.at) - milliseconds(b.at) || compareText(a.case.id, b.case.id))
        .map(({ kind, at, case: one }) => ({ kind, at, caseId: one.id, accountName: customer(one.customerId)?.accountName ?? '' }));
    },
  };
}
