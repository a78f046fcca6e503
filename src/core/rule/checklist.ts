import { CustomerId } from '../customer/customer.ts';
import type { Fact, FactKind, FactSubject, FactValue } from '../fact/fact.ts';
import { latestFacts } from '../fact/latest.ts';
import { natures } from '../fact/nature.ts';
import { isStale, lapsesAt } from '../fact/validity.ts';
import { Fault } from '../fault.ts';
import type { Rule, RulePack } from './pack.ts';

/** One question to a person. The shape is the contract's ChecklistRow. */
export interface ChecklistItem {
  kind: FactKind;
  subject: FactSubject;
  fact: Fact | null;
  stale: boolean;
  /** UTC instant from which on the answer is too old; null without one. */
  lapsesAt: string | null;
  ruleIds: string[];
  askWhom: 'partner-center' | 'customer';
  answers: FactValue[];
}

/**
 * What a person has to state for these packs, in the order in which remedies are done: no fact that an API gives (but by hand), none whose rules do not
 * apply to this association type, and the kind of a freeze only while the account is not known to be unfrozen.
 * `customerId` may be left out when a fact about the customer is there; else fault invalid-input.
 */
export function checklist(question: {
  readonly packs: readonly RulePack[];
  readonly facts: readonly Fact[];
  readonly now: string;
  readonly customerId?: string;
  /** Nothing can be read by this connection: people state also what an API would give. */
  readonly byHand?: boolean;
}): ChecklistItem[] {
  const { packs, facts, now } = question;
  const subject = subjectOf(facts, question.customerId);
  const known = latestFacts(facts);
  const rows = new Map<FactKind, { item: ChecklistItem; order: number }>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      if (!mayApply(rule, known.get('association'))) continue;
      for (const kind of rule.needs) {
        const { knownBy, about, answers } = natures[kind];
        if ((knownBy === 'api' && question.byHand !== true) || (kind === 'freezeKind' && knownUnfrozen(pack, known.get('frozen'), now)))
          continue;
        const fact = known.get(kind) ?? null;
        const stale = fact !== null && isStale(fact, pack.validity, now, false);
        const lapses = fact === null ? null : lapsesAt(fact, pack.validity);
        const row = rows.get(kind);
        if (row === undefined) {
          const item = {
            kind,
            subject: about === 'partner' ? ('partner' as const) : subject,
            fact,
            stale,
            lapsesAt: lapses,
            ruleIds: [rule.id],
            askWhom: knownBy === 'customer' ? knownBy : ('partner-center' as const),
            answers: [...answers],
          };
          rows.set(kind, { item, order: rule.order });
          continue;
        }
        row.item.stale ||= stale;
        if (lapses !== null && (row.item.lapsesAt ?? lapses) > lapses) row.item.lapsesAt = lapses;
        row.order = Math.min(row.order, rule.order);
        if (!row.item.ruleIds.includes(rule.id)) row.item.ruleIds.push(rule.id);
      }
    }
  }
  return [...rows.values()].sort((one, other) => one.order - other.order).map(({ item }) => ({ ...item, ruleIds: item.ruleIds.sort() }));
}

function subjectOf(facts: readonly Fact[], given: string | undefined): FactSubject {
  const found = CustomerId.safeParse(given ?? facts.find((fact) => fact.subject !== 'partner')?.subject);
  if (!found.success) throw new Fault('invalid-input', { field: 'customerId' });
  return found.data;
}

function mayApply(rule: Rule, association: Fact | undefined): boolean {
  return association === undefined || rule.associations.some((one) => one === association.value);
}

function knownUnfrozen(pack: RulePack, frozen: Fact | undefined, now: string): boolean {
  return frozen !== undefined && frozen.value === false && !isStale(frozen, pack.validity, now, false);
}
