import type { Side, Step } from '../../core/rule/finding.ts';
import type { RulePack } from '../../core/rule/pack.ts';
import { packFor } from '../../core/rule/unknown-pack.ts';
import { addedPacks } from './added-packs.ts';
import type { Desk } from './desk.ts';

/** The newest pack for this account, one side and one step, among ours and those a person added; where none fits, one that says so. */
export async function packOf(desk: Pick<Desk, 'info' | 'store'>, side: Side, step: Step): Promise<RulePack> {
  const { packs } = await addedPacks(desk.store);
  const { site, partnerType } = desk.info;
  return packFor(
    { site, partnerType, side, step },
    packs.map(({ pack }) => pack),
  );
}

/** The pack by which the list's index is computed. */
export const indexPack = (desk: Pick<Desk, 'info' | 'store'>): Promise<RulePack> => packOf(desk, 'partner', 'submit');

/** Names both packs of the index and the state of the added ones: another name means that every row is computed anew. */
export async function indexName(desk: Pick<Desk, 'info' | 'store'>): Promise<string> {
  const [submit, agree, { revision }] = await Promise.all([
    packOf(desk, 'partner', 'submit'),
    packOf(desk, 'partner', 'agree'),
    addedPacks(desk.store),
  ]);
  return `${submit.id} ${agree.id}${revision === 0 ? '' : ` ${revision}`}`;
}
