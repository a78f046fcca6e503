import { z } from 'zod';
import { Fault } from '../fault.ts';
import canonFile from './canon.json' with { type: 'json' };
import { RuleSource } from './finding.ts';

const CanonRule = z.strictObject({
  id: z.string().regex(/^R\d{2}$/),
  statement: z.string().min(1),
  appliesTo: z.string().min(1),
  sources: z.array(RuleSource).min(1),
  inferred: z.boolean(),
});
export type CanonRule = z.infer<typeof CanonRule>;

/** R01 to R33 as cited data (facts.md 7). */
export const canon: readonly CanonRule[] = z.array(CanonRule).parse(canonFile);

/** One rule of the canon by its id. Fault not-found. */
export function rule(id: string): CanonRule {
  const found = canon.find((one) => one.id === id);
  if (found === undefined) throw new Fault('not-found', { rule: id });
  return found;
}
