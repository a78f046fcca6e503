import type { FactKind } from '../fact/fact.ts';
import type { RulePack } from '../rule/pack.ts';
import type { BatchPlan } from './batch-plan.ts';
import { type AskKind, askKinds, BUDGETS_AT_ONCE, type KnownGroup, neededOf, type Offers } from './calls.ts';
import { checklistKinds } from './questions.ts';

/** Calls of one way, and how many it takes for its calls. */
export const callsFor = (kind: AskKind, customers: number): number => {
  if (kind === 'budgets') return Math.ceil(customers / BUDGETS_AT_ONCE);
  return kind === 'resources' || kind === 'checks' ? 2 * customers : customers;
};

/** Seconds of the way on which it goes: the two of `resources` go side by side. */
export const secondsFor = (kind: AskKind, calls: number, perSecond: number): number =>
  (kind === 'resources' ? calls / 2 : calls) / perSecond;

export function planOf(question: {
  readonly groups: readonly KnownGroup[];
  readonly offers: Offers;
  readonly packs: readonly RulePack[];
  /** Kinds about the partner itself that are known and fresh. */
  readonly partner: ReadonlySet<FactKind>;
  readonly perSecond: number;
}): BatchPlan {
  const { groups, offers, packs, partner, perSecond } = question;
  const needs = new Map<AskKind, number>(askKinds.map((kind) => [kind, 0]));
  const missing = new Map<FactKind, Omit<BatchPlan['missing'][number], 'kind'>>();
  let customers = 0;
  let fresh = 0;
  let local = 0;
  for (const group of groups) {
    customers += group.customers;
    if (group.local) local += group.customers;
    const needed = neededOf(group, offers);
    if (needed.length === 0) fresh += group.customers;
    for (const kind of needed) needs.set(kind, (needs.get(kind) ?? 0) + group.customers);
    for (const { kind, askWhom, about } of checklistKinds({
      packs,
      known: group,
      partner,
      reads: offers.read,
      checks: needed.includes('checks'),
    })) {
      const before = missing.get(kind)?.customers ?? 0;
      missing.set(kind, { askWhom, about, customers: before + group.customers });
    }
  }
  const asks = askKinds
    .filter((kind) => offers.read && (kind !== 'checks' || offers.checks))
    .map((kind) => {
      const asked = needs.get(kind) ?? 0;
      const calls = callsFor(kind, asked);
      return { kind, known: customers - asked, customers: asked, calls, seconds: secondsFor(kind, calls, perSecond) };
    });
  return {
    customers,
    fresh,
    local,
    reads: offers.read,
    perSecond,
    asks,
    seconds: Math.ceil(Math.max(0, ...asks.map(({ seconds }) => seconds))),
    missing: [...missing].map(([kind, rest]) => ({ kind, ...rest })),
  };
}
