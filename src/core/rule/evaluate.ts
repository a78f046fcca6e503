import type { Role } from '../account/account.ts';
import type { Fact, FactKind } from '../fact/fact.ts';
import { isAnswer } from '../fact/nature.ts';
import type { QuotaView } from '../quota/quota.ts';
import type { Predicate } from './predicate.ts';

/** A fact as a rule meets it. */
export type Known = { readonly kind: 'current' | 'stale'; readonly fact: Fact } | { readonly kind: 'missing' };

export interface Circumstances {
  readonly look: (kind: FactKind) => Known;
  readonly quota: QuotaView;
  readonly role: Role | null;
}

/** Whether a predicate holds, and on what that rests. `unknown` has at least one missing or stale fact. */
export interface Answer {
  readonly holds: 'yes' | 'no' | 'unknown' | 'not-judged';
  readonly facts: readonly Fact[];
  readonly missing: readonly FactKind[];
  readonly stale: readonly FactKind[];
  /** What the answer would be if stale facts still counted; a stale violation is named, never counted. */
  readonly lastKnown: boolean;
}

/** Answers a predicate from current facts alone. */
export function evaluate(predicate: Predicate, circumstances: Circumstances): Answer {
  switch (predicate.kind) {
    case 'equals':
      return ask(circumstances, predicate.fact, (fact) => fact.value === predicate.value);
    case 'one-of':
      return ask(circumstances, predicate.fact, (fact) => predicate.values.includes(fact.value));
    case 'more-than':
      return ask(circumstances, predicate.fact, (fact) => typeof fact.value === 'number' && fact.value > predicate.value);
    case 'frozen-as':
      return frozenAs(circumstances, predicate.kinds);
    case 'role-is-not':
      return decided(circumstances.role === null ? 'not-judged' : circumstances.role === predicate.role ? 'no' : 'yes');
    case 'quota-used-up':
      return decided(circumstances.quota.left > 0 ? 'no' : 'yes');
  }
}

function decided(holds: Answer['holds'], facts: readonly Fact[] = []): Answer {
  return { holds, facts, missing: [], stale: [], lastKnown: holds === 'yes' };
}

function unknown(found: {
  facts?: readonly Fact[];
  missing?: readonly FactKind[];
  stale?: readonly FactKind[];
  lastKnown?: boolean;
}): Answer {
  return {
    holds: 'unknown',
    facts: found.facts ?? [],
    missing: found.missing ?? [],
    stale: found.stale ?? [],
    lastKnown: found.lastKnown ?? false,
  };
}

function ask({ look }: Circumstances, kind: FactKind, violated: (fact: Fact) => boolean): Answer {
  const known = look(kind);
  if (known.kind === 'missing' || !isAnswer(kind, known.fact.value)) return unknown({ missing: [kind] });
  if (known.kind === 'stale') return unknown({ facts: [known.fact], stale: [kind], lastKnown: violated(known.fact) });
  return decided(violated(known.fact) ? 'yes' : 'no', [known.fact]);
}

/**
 * The reading comes first: not frozen is not frozen in any kind, whatever a person once said. Frozen but stated as `none` is a
 * contradiction: the statement is older than the freeze or wrong, so the kind is asked again.
 */
function frozenAs(circumstances: Circumstances, kinds: readonly string[]): Answer {
  const frozen = ask(circumstances, 'frozen', (fact) => fact.value === true);
  if (frozen.holds === 'no') return frozen;
  const kind = ask(circumstances, 'freezeKind', (fact) => kinds.includes(String(fact.value)));
  const facts = [...frozen.facts, ...kind.facts];
  if (frozen.holds === 'yes' && kind.holds === 'no' && kind.facts.some((fact) => fact.value === 'none'))
    return unknown({ facts, missing: ['freezeKind'] });
  if (frozen.holds === 'yes' && kind.holds !== 'unknown') return decided(kind.holds, facts);
  // A current statement of another kind says no more than the reading does: it is the reading that is missing.
  if (kind.holds === 'no') return unknown({ facts, missing: frozen.missing, stale: frozen.stale });
  const missing = [...frozen.missing, ...kind.missing];
  const stale = [...frozen.stale, ...kind.stale];
  return unknown({ facts, missing, stale, lastKnown: frozen.lastKnown && kind.lastKnown });
}
