import type { GatewayCheck } from '../ports.ts';
import type { FactKind, FactValue } from './fact.ts';

/** The fact that one item of an account check speaks of, and its value when the item fails (facts.md 7). */
const spokenOf: Readonly<Record<string, { readonly kind: FactKind; readonly failed: boolean }>> = {
  R04: { kind: 'independentMembers', failed: true },
  R07: { kind: 'reservedInstance', failed: true },
  R08: { kind: 'partnerSupportPlan', failed: true },
  R09: { kind: 'serviceSupportPlan', failed: true },
  R10: { kind: 'memberServiceSupportPlan', failed: true },
  R11: { kind: 'currencySet', failed: false },
  R12: { kind: 'specialContract', failed: true },
  R13: { kind: 'namedAccount', failed: true },
  R14: { kind: 'arrears', failed: true },
  R33: { kind: 'partnerFrozen', failed: true },
};

export interface CheckedFact {
  readonly kind: FactKind;
  readonly value: FactValue;
}

/**
 * What a gateway's own account check (partner-initiated, at submission) lets us know: a source of facts, never the verdict. An item that the
 * gateway does not have stays unknown. `frozen`: the listing's own reading; the check alone cannot tell "not frozen" from "frozen automatically".
 */
export function factsOfCheck({ items }: Pick<GatewayCheck, 'items'>, frozen: boolean): readonly CheckedFact[] {
  const known = items.flatMap(({ code, passed }) => {
    const spoken = spokenOf[code];
    return spoken === undefined ? [] : [{ kind: spoken.kind, value: passed ? !spoken.failed : spoken.failed }];
  });
  return [...known, ...freezeKindOf(items, frozen)];
}

/** R05 and R06 name the manual freeze; a frozen account that passes both at the partner's submission was frozen automatically (facts.md 1.5 c). */
function freezeKindOf(items: GatewayCheck['items'], frozen: boolean): readonly CheckedFact[] {
  if (!frozen) return [];
  const account = items.find(({ code }) => code === 'R05');
  const resources = items.find(({ code }) => code === 'R06');
  if (resources?.passed === false) return [{ kind: 'freezeKind', value: 'account-and-resources' }];
  if (account?.passed === false) return [{ kind: 'freezeKind', value: 'account' }];
  if (account === undefined || resources === undefined) return [];
  return [{ kind: 'freezeKind', value: 'automatic' }];
}
