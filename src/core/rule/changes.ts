import type { Rule, RulePack } from './pack.ts';

/** What of a rule reads otherwise. Its sources do not count: every edition cites its own page. */
export type Difference = 'statement' | 'quote' | 'weight' | 'condition' | 'scope' | 'remedy' | 'must-act' | 'inferred';

export interface PackChanges {
  readonly added: readonly Rule[];
  readonly removed: readonly Rule[];
  readonly changed: readonly { readonly before: Rule; readonly after: Rule; readonly differs: readonly Difference[] }[];
  /** Ids of rules that say the same in both. */
  readonly same: readonly string[];
  /** Both limits where they differ, else null. */
  readonly limits: { readonly before: RulePack['limits']; readonly after: RulePack['limits'] } | null;
}

/** What changed from one pack to another, rule by rule. */
export function comparePacks(from: RulePack, to: RulePack): PackChanges {
  const before = new Map(from.rules.map((rule) => [rule.id, rule]));
  const after = new Set(to.rules.map((rule) => rule.id));
  const kept = to.rules.flatMap((rule) => {
    const old = before.get(rule.id);
    return old === undefined ? [] : [{ before: old, after: rule, differs: differences(old, rule) }];
  });
  return {
    added: to.rules.filter((rule) => !before.has(rule.id)),
    removed: from.rules.filter((rule) => !after.has(rule.id)),
    changed: kept.filter(({ differs }) => differs.length > 0),
    same: kept.filter(({ differs }) => differs.length === 0).map(({ after: rule }) => rule.id),
    limits: alike(from.limits, to.limits) ? null : { before: from.limits, after: to.limits },
  };
}

const parts: Readonly<Record<Difference, (rule: Rule) => unknown>> = {
  statement: (rule) => rule.statement,
  quote: (rule) => rule.quote,
  weight: (rule) => rule.severity,
  condition: (rule) => rule.violatedWhen,
  scope: (rule) => [[...rule.associations].sort(), rule.otherwise],
  remedy: (rule) => rule.remedy,
  'must-act': (rule) => rule.mustAct,
  inferred: (rule) => rule.inferred,
};

function differences(one: Rule, other: Rule): Difference[] {
  return (Object.keys(parts) as Difference[]).filter((part) => !alike(parts[part](one), parts[part](other)));
}

/** By content, whatever the order in which fields were written. */
function alike(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return one === other;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && alike(value, right.get(key)));
}
