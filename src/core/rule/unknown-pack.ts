import { findPack, type Place } from './catalogue.ts';
import type { RulePack } from './pack.ts';

/** The day on which the pages were read, and none was found for these places. */
const SOUGHT_ON = '2026-11-21';

/** The pack of a place, or the one that says that nothing is known there; never another site's, and never a fault. */
export function packFor(place: Place, imported: readonly RulePack[] = []): RulePack {
  return findPack(place, imported) ?? unknownPack(place);
}

/** No file can be like it: a pack without rules does not parse. */
function unknownPack({ site, partnerType, side, step }: Place): RulePack {
  return {
    id: `unknown-${site}-${partnerType}-${side}-${step}`,
    title: `The rules are not known here (${site === 'eu' ? 'EU site' : 'international site'}, ${partnerType})`,
    key: { site, partnerTypes: [partnerType], sides: [side], steps: [step], edition: { kind: 'undated', readOn: SOUGHT_ON } },
    readOn: SOUGHT_ON,
    limits: null,
    validity: { readingHours: 24, statedDays: 7, actMinutes: 10 },
    undocumented: 'No page of this site for this kind of partner was found. Ask Huawei Cloud what its account check asks for.',
    remarks: [],
    rules: [],
  };
}
