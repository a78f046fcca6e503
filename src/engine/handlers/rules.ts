import { Fault } from '../../core/fault.ts';
import { comparePacks } from '../../core/rule/changes.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { importPack, previewPack, removePack } from '../desk/import-pack.ts';
import { pageOf, shelfOf, shown } from '../desk/pack-shelf.ts';

export function ruleHandlers(on: Implementer['rules'], desks: Desks) {
  return {
    list: on.list.handler(async ({ input }) => {
      const shelf = await shelfOf(deskOf(desks, input.account));
      const notKnown = shelf.used.filter(({ pack }) => pack.rules.length === 0).map(({ check }) => check);
      return { packs: shelf.packs.map(shelf.row), notKnown };
    }),

    pack: on.pack.handler(async ({ input }) => {
      const shelf = await shelfOf(deskOf(desks, input.account));
      return pageOf(shelf, shelf.find(input.id));
    }),

    changes: on.changes.handler(async ({ input }) => {
      const shelf = await shelfOf(deskOf(desks, input.account));
      const [from, to] = [shelf.find(input.from), shelf.find(input.to)];
      const { added, removed, changed, same, limits } = comparePacks(from, to);
      return {
        from: shelf.row(from),
        to: shelf.row(to),
        added: added.map(shown),
        removed: removed.map(shown),
        changed: changed.map(({ before, after, differs }) => ({ before: shown(before), after: shown(after), differs: [...differs] })),
        same: [...same],
        limitsDiffer: limits !== null,
      };
    }),

    preview: on.preview.handler(({ input }) => previewPack(deskOf(desks, input.account), input.content)),

    import: on.import.handler(({ input }) => importPack(deskOf(desks, input.account), input.content)),

    remove: on.remove.handler(async ({ input }) => {
      await removePack(deskOf(desks, input.account), input.id);
      return {};
    }),

    openSource: on.openSource.handler(async ({ input }) => {
      const shelf = await shelfOf(deskOf(desks, input.account));
      const cited = shelf.find(input.id).rules.flatMap(({ sources }) => sources.map(({ address }) => address));
      // Only what the pack itself cites: the page asks for no address of its own.
      if (!cited.includes(input.address)) throw new Fault('not-found', { what: 'source' });
      await desks.host.openLink(input.address);
      return {};
    }),
  };
}
