import type { PackPage, PackRow, ShownRule } from '../../contract/rules.ts';
import { natures } from '../../core/fact/nature.ts';
import { Fault } from '../../core/fault.ts';
import { shippedPacks } from '../../core/rule/catalogue.ts';
import { Side, Step } from '../../core/rule/finding.ts';
import type { Rule, RulePack } from '../../core/rule/pack.ts';
import { packFor } from '../../core/rule/unknown-pack.ts';
import { type AddedPack, addedPacks } from './added-packs.ts';
import type { Desk } from './desk.ts';

/** Every pack of one desk, ours and those a person added, and what each is used for. */
export interface Shelf {
  readonly packs: readonly RulePack[];
  find(id: string): RulePack;
  row(pack: RulePack): PackRow;
  /** What each check of this account is judged by. */
  readonly used: readonly { readonly check: PackRow['inUse'][number]; readonly pack: RulePack }[];
}

/** `besides`: a pack as if it had been added. */
export async function shelfOf(desk: Pick<Desk, 'info' | 'store'>, besides: readonly AddedPack[] = []): Promise<Shelf> {
  const added = [...(await addedPacks(desk.store)).packs, ...besides];
  const imported = added.map(({ pack }) => pack);
  const packs = [...imported, ...shippedPacks()];
  const { site, partnerType } = desk.info;
  const used = Side.options.flatMap((side) =>
    Step.options.map((step) => ({ check: { side, step }, pack: packFor({ site, partnerType, side, step }, imported) })),
  );
  return {
    packs,
    used,
    find(id) {
      const found = packs.find((pack) => pack.id === id);
      if (found === undefined) throw new Fault('not-found', { what: 'rule-pack' });
      return found;
    },
    row: (pack) => {
      const { id, title, key, readOn, limits, rules } = pack;
      const mark = added.find((one) => one.pack.id === id);
      return {
        ...{ id, title, key, readOn, limits },
        rules: rules.length,
        added: mark === undefined ? null : { by: mark.by, at: mark.at },
        inUse: used.filter((one) => one.pack.id === id).map(({ check }) => check),
      };
    },
  };
}

export function pageOf(shelf: Shelf, pack: RulePack): PackPage {
  const { rules, remarks, undocumented, validity } = pack;
  return { row: shelf.row(pack), rules: rules.map(shown), remarks, undocumented, validity };
}

export function shown(rule: Rule): ShownRule {
  const { id, statement, quote, sources, inferred, severity, associations, remedy, mustAct } = rule;
  const facts = rule.needs.map((kind) => ({ kind, knownBy: natures[kind].knownBy }));
  return { id, statement, quote, sources, inferred, severity, associations, remedy, mustAct, facts };
}
