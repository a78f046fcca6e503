import { z } from 'zod';
import { FactKind, FactValue } from '../fact/fact.ts';

/**
 * The closed set of what a rule may ask. Each says when the rule is *violated*.
 * `frozen-as`: the account is frozen, in one of these kinds; `is_frozen` = 0 answers it without a person (facts.md 4.1).
 */
export const Predicate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('equals'), fact: FactKind, value: FactValue }),
  z.strictObject({ kind: z.literal('one-of'), fact: FactKind, values: z.array(FactValue).min(1) }),
  z.strictObject({ kind: z.literal('more-than'), fact: FactKind, value: z.number() }),
  z.strictObject({ kind: z.literal('frozen-as'), kinds: z.array(z.enum(['account', 'account-and-resources', 'automatic'])).min(1) }),
  z.strictObject({ kind: z.literal('role-is-not'), role: z.literal('administrator') }),
  z.strictObject({ kind: z.literal('quota-used-up') }),
]);
export type Predicate = z.infer<typeof Predicate>;

/** The facts a predicate may have to look at. */
export function factsOf(predicate: Predicate): readonly FactKind[] {
  switch (predicate.kind) {
    case 'equals':
    case 'one-of':
    case 'more-than':
      return [predicate.fact];
    case 'frozen-as':
      return ['frozen', 'freezeKind'];
    case 'role-is-not':
    case 'quota-used-up':
      return [];
  }
}
