import type { AskedWhom, BatchAsk, BatchMend } from '../../../contract/batch.ts';
import { UNDOCUMENTED } from '../../../core/batch/group.ts';
import { FactKind } from '../../../core/fact/fact.ts';
import { natures } from '../../../core/fact/nature.ts';
import type { BatchTally } from '../../../core/ports.ts';
import type { Rule } from '../../../core/rule/pack.ts';
import type { Desk } from '../desk.ts';
import { aroundOf } from './around.ts';

/** Rows of these are many only where many managers are. */
const SHOWN = 200;

/** Who knows it: the site by itself, somebody who looks in Partner Center, the customer, or Huawei Cloud where no page says. */
export function whomOf(ask: string): AskedWhom {
  if (ask === UNDOCUMENTED) return 'huawei-cloud';
  const kind = FactKind.safeParse(ask);
  if (!kind.success) return 'huawei-cloud';
  const { knownBy } = natures[kind.data];
  return knownBy === 'api' ? 'connection' : knownBy;
}

/** What has to be learned of those that stand unknown, by whom it is asked and whose customers they are; most customers first. */
export function asksOf(tallies: readonly BatchTally[]): BatchAsk[] {
  const found = new Map<string, { ask: Omit<BatchAsk, 'kinds' | 'customers'>; customers: number; kinds: Map<string, number> }>();
  for (const { group, asks, manager, customers } of tallies) {
    if (group !== 'unknown') continue;
    for (const whom of new Set(asks.map(whomOf))) {
      const key = JSON.stringify([whom, manager]);
      const one = found.get(key) ?? { ask: { whom, manager }, customers: 0, kinds: new Map<string, number>() };
      one.customers += customers;
      for (const kind of asks.filter((ask) => whomOf(ask) === whom)) one.kinds.set(kind, (one.kinds.get(kind) ?? 0) + customers);
      found.set(key, one);
    }
  }
  return [...found.values()]
    .map(({ ask, customers, kinds }) => ({
      ...ask,
      customers,
      kinds: [...kinds].map(([kind, of]) => ({ kind, customers: of })).sort((one, other) => other.customers - one.customers),
    }))
    .sort((one, other) => other.customers - one.customers)
    .slice(0, SHOWN);
}

/** Rules by id, as both checks state them. */
export async function rulesOf(desk: Desk): Promise<ReadonlyMap<string, Rule>> {
  const { submit, agree } = await aroundOf(desk, { again: false, startedAt: null });
  return new Map([...agree.rules, ...submit.rules].map((rule) => [rule.id, rule]));
}

/** What can be done this week, by who must act, in the order in which remedies are done. */
export function mendsOf(tallies: readonly BatchTally[], rules: ReadonlyMap<string, Rule>): BatchMend[] {
  const found = new Map<BatchMend['mustAct'], { customers: number; rules: Map<string, number> }>();
  for (const { group, rules: violated, customers } of tallies) {
    if (group !== 'mendable') continue;
    const known = violated.flatMap((id) => rules.get(id) ?? []);
    for (const mustAct of new Set(known.map((rule) => rule.mustAct))) {
      const one = found.get(mustAct) ?? { customers: 0, rules: new Map<string, number>() };
      one.customers += customers;
      for (const { id } of known.filter((rule) => rule.mustAct === mustAct)) one.rules.set(id, (one.rules.get(id) ?? 0) + customers);
      found.set(mustAct, one);
    }
  }
  const order = (id: string) => rules.get(id)?.order ?? 0;
  return [...found].map(([mustAct, { customers, rules: counted }]) => ({
    mustAct,
    customers,
    rules: [...counted]
      .sort(([one], [other]) => order(one) - order(other))
      .map(([ruleId, of]) => ({
        ruleId,
        statement: rules.get(ruleId)?.statement ?? '',
        remedy: rules.get(ruleId)?.remedy ?? '',
        customers: of,
      })),
  }));
}
