import { millisecondsOf } from '../instant.ts';
import type { Fact, FactKind } from './fact.ts';
import { natures } from './nature.ts';

/** The latest observation of each kind; facts about the wrong subject (the partner instead of a customer, or the reverse) are left out. */
export function latestFacts(facts: readonly Fact[]): ReadonlyMap<FactKind, Fact> {
  const latest = new Map<FactKind, Fact>();
  for (const fact of facts) {
    if ((fact.subject === 'partner') !== (natures[fact.kind].about === 'partner')) continue;
    const other = latest.get(fact.kind);
    if (other === undefined || millisecondsOf(fact.observedAt) >= millisecondsOf(other.observedAt)) latest.set(fact.kind, fact);
  }
  return latest;
}
