import { z } from 'zod';
import type { Site } from '../account/account.ts';
import file from './consequences.json' with { type: 'json' };
import { RuleSource } from './finding.ts';

export const Consequence = z.object({ ruleId: z.string(), statement: z.string(), inferred: z.boolean(), sources: z.array(RuleSource) });
export type Consequence = z.infer<typeof Consequence>;

const documented: Consequence[] = z.array(Consequence).parse(file);

/** What a disassociation does to the customer and how hard it is to undo, with sources, the three that weigh most first. Read for the international site; elsewhere each is inferred. */
export function consequences(site: Site): Consequence[] {
  return documented.map((one) => (site === 'intl' ? { ...one } : { ...one, inferred: true }));
}
