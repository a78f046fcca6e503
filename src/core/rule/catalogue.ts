import { z } from 'zod';
import type { PartnerType, Site } from '../account/account.ts';
import { Fault } from '../fault.ts';
import canonFile from './canon.json' with { type: 'json' };
import { RuleSource, type Side, type Step } from './finding.ts';
import { parsePack, type RulePack } from './pack.ts';
import approve from './packs/intl-customer-agree-2025-05-27.json' with { type: 'json' };
import customerSubmit from './packs/intl-customer-submit-2025-06-30.json' with { type: 'json' };
import agree from './packs/intl-partner-agree-2025-06-30.json' with { type: 'json' };
import submitCsp from './packs/intl-partner-submit-csp.json' with { type: 'json' };
import submitDistributor from './packs/intl-partner-submit-distributor.json' with { type: 'json' };
import submitReseller from './packs/intl-partner-submit-reseller.json' with { type: 'json' };

/** The current editions of the international site, both sides, both steps. */
export const packs: readonly RulePack[] = [submitCsp, submitDistributor, submitReseller, agree, customerSubmit, approve].map(parsePack);

export const CanonRule = z.strictObject({
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

/**
 * The newest edition for a site, partner type, initiating side and step; `among` may hold packs that were imported. Fault not-found where
 * no pack fits: the rules are not known there.
 */
export function pickPack(
  wanted: { readonly site: Site; readonly partnerType: PartnerType; readonly side: Side; readonly step: Step },
  among: readonly RulePack[] = packs,
): RulePack {
  const { site, partnerType, side, step } = wanted;
  const fitting = among.filter(
    ({ key }) => key.site === site && key.partnerTypes.includes(partnerType) && key.sides.includes(side) && key.steps.includes(step),
  );
  const newest = fitting.toSorted((one, other) => (editionDay(one) < editionDay(other) ? 1 : -1))[0];
  if (newest === undefined) throw new Fault('not-found', { pack: `${site} ${partnerType} ${side} ${step}` });
  return newest;
}

/** An undated page is as new as the day on which it was read. */
function editionDay({ key }: RulePack): string {
  return key.edition.kind === 'dated' ? key.edition.date : key.edition.readOn;
}
