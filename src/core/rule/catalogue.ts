import type { PartnerType, Site } from '../account/account.ts';
import { Fault } from '../fault.ts';
import type { Side, Step } from './finding.ts';
import { parsePack, type RulePack } from './pack.ts';
import { shipped } from './shipped.ts';

/** Whose rules, and of which check. */
export interface Place {
  readonly site: Site;
  readonly partnerType: PartnerType;
  readonly side: Side;
  readonly step: Step;
}

type Key = Pick<RulePack, 'id'> & {
  readonly key: {
    readonly site: string;
    readonly partnerTypes: readonly string[];
    readonly sides: readonly string[];
    readonly steps: readonly string[];
    readonly edition: { readonly kind: string; readonly date?: string; readonly readOn?: string };
  };
};

const read = new Map<string, RulePack>();

/** A pack of ours as a value, parsed once. Fault invalid-input {place, problem}. */
function shippedPack(file: (typeof shipped)[number]): RulePack {
  const known = read.get(file.id);
  if (known !== undefined) return known;
  const pack = parsePack(file);
  read.set(pack.id, pack);
  return pack;
}

/** Every pack that comes with the app, old editions too. Reads all of them: for the page of rules, not for a verdict. */
export const shippedPacks = (): readonly RulePack[] => shipped.map(shippedPack);

/** The newest edition for a place; of two of the same day ours, which a release brought after the import. null: the rules are not known there. */
export function findPack(wanted: Place, imported: readonly RulePack[] = []): RulePack | null {
  const added = newest(imported, wanted);
  const ours = newest(shipped, wanted);
  if (added !== undefined && (ours === undefined || editionDay(added) > editionDay(ours))) return added;
  return ours === undefined ? null : shippedPack(ours);
}

/** As `findPack`. Fault not-found where no pack fits. */
export function pickPack(wanted: Place, imported: readonly RulePack[] = []): RulePack {
  const found = findPack(wanted, imported);
  const { site, partnerType, side, step } = wanted;
  if (found === null) throw new Fault('not-found', { pack: `${site} ${partnerType} ${side} ${step}` });
  return found;
}

const fits = ({ key }: Key, { site, partnerType, side, step }: Place): boolean =>
  key.site === site && key.partnerTypes.includes(partnerType) && key.sides.includes(side) && key.steps.includes(step);

function newest<Pack extends Key>(among: readonly Pack[], wanted: Place): Pack | undefined {
  return among.filter((pack) => fits(pack, wanted)).toSorted((one, other) => (editionDay(one) < editionDay(other) ? 1 : -1))[0];
}

/** An undated page is as new as the day on which it was read. */
export function editionDay({ key: { edition } }: Key): string {
  return edition.date ?? edition.readOn ?? '';
}
