import type { PackPage, PackRow } from '../../contract/rules.ts';
import { Fault } from '../../core/fault.ts';
import { editionDay } from '../../core/rule/catalogue.ts';
import { parsePack, type RulePack } from '../../core/rule/pack.ts';
import { type AddedPacks, addedPacks, changePacks, MOST_PACKS } from './added-packs.ts';
import type { Desk } from './desk.ts';
import { pageOf, type Shelf, shelfOf } from './pack-shelf.ts';
import { readSettings } from './settings.ts';
import { logged } from './witness.ts';

/** What a file would bring, and keeps nothing. Fault invalid-input {place, problem}. */
export async function previewPack(desk: Desk, content: string): Promise<{ page: PackPage; replaces: PackRow[] }> {
  const before = await shelfOf(desk);
  const { pack } = readFile(before, content, desk.clock.now());
  const { operator } = await readSettings(desk);
  const after = await shelfOf(desk, [{ pack, by: operator, at: desk.clock.now() }]);
  const taken = after.used.flatMap(({ pack: now }, index) => {
    const was = before.used[index]?.pack;
    return now.id === pack.id && was !== undefined && was.rules.length > 0 ? [was] : [];
  });
  return { page: pageOf(after, pack), replaces: [...new Set(taken)].map(before.row) };
}

/** Faults: as of preview; operator-missing, since a pack is marked with a name; not-allowed-here when too many are there. */
export async function importPack(desk: Desk, content: string): Promise<PackRow> {
  const { file, pack } = readFile(await shelfOf(desk), content, desk.clock.now());
  const { operator } = await readSettings(desk);
  if (operator === '') throw new Fault('operator-missing');
  const at = desk.clock.now();
  await changePacks(desk.store, (kept, added) => {
    demandRoom(added, pack);
    const detail = { setting: 'rule-pack', change: 'added', pack: pack.id };
    return {
      packs: [...kept, { file, by: operator, at }],
      log: [logged({ at, operation: 'setting-changed', detail, personal: { operator } })],
    };
  });
  tellOfRules(desk);
  return (await shelfOf(desk)).row(pack);
}

/** Fault not-found for a pack that nobody added. */
export async function removePack(desk: Desk, id: string): Promise<void> {
  const { packs } = await addedPacks(desk.store);
  if (!packs.some(({ pack }) => pack.id === id)) throw new Fault('not-found', { what: 'rule-pack' });
  const { operator } = await readSettings(desk);
  const detail = { setting: 'rule-pack', change: 'removed', pack: id };
  await changePacks(desk.store, (kept) => ({
    packs: kept.filter(({ file }) => idOf(file) !== id),
    log: [logged({ at: desk.clock.now(), operation: 'setting-changed', detail, personal: { operator } })],
  }));
  tellOfRules(desk);
}

function readFile(shelf: Shelf, content: string, now: string): { readonly file: unknown; readonly pack: RulePack } {
  const file = jsonOf(content);
  const pack = parsePack(file);
  // It would judge before it holds, and stand before every edition that comes until then. Somewhere it is already tomorrow.
  const tomorrow = Temporal.Instant.from(now).add({ hours: 24 }).toString().slice(0, 10);
  if (editionDay(pack) > tomorrow) refuse('key.edition', 'the edition is of a day that has not come');
  if (shelf.packs.some(({ id }) => id === pack.id)) refuse('id', `a pack ${pack.id} is already here`);
  const rival = shelf.packs.find((one) => contends(one, pack));
  if (rival !== undefined) refuse('key', `${rival.id} is the same edition for the same check`);
  return { file, pack };
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return refuse('', 'not a JSON file');
  }
}

/** Two packs of one place and day: which of them counts would be chance. */
function contends(one: RulePack, other: RulePack): boolean {
  const shares = <Value>(left: readonly Value[], right: readonly Value[]) => left.some((value) => right.includes(value));
  return (
    one.key.site === other.key.site &&
    editionDay(one) === editionDay(other) &&
    shares(one.key.partnerTypes, other.key.partnerTypes) &&
    shares(one.key.sides, other.key.sides) &&
    shares(one.key.steps, other.key.steps)
  );
}

/** Asked again inside the write: another import may have come between. */
function demandRoom({ packs }: AddedPacks, pack: RulePack): void {
  if (packs.length >= MOST_PACKS) throw new Fault('not-allowed-here', { reason: 'too-many-packs', most: MOST_PACKS });
  if (packs.some((one) => one.pack.id === pack.id)) refuse('id', `a pack ${pack.id} is already here`);
}

const idOf = (file: unknown): unknown => (typeof file === 'object' && file !== null && 'id' in file ? file.id : null);

/** Every verdict may be another one now. */
function tellOfRules({ news, info }: Desk): void {
  for (const topic of ['settings', 'customers', 'customer', 'log', 'status'] as const) news.tell(topic, info.account);
}

function refuse(place: string, problem: string): never {
  throw new Fault('invalid-input', { place, problem });
}
