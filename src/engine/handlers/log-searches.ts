import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import type { Desk } from '../desk/desk.ts';
import { keepSearch, keptSearches, removeSearch } from '../desk/log-searches.ts';
import { given } from '../desk/settings.ts';

export function logSearchHandlers(on: Implementer['logSearches'], desks: Desks) {
  const told = async (desk: Desk) => {
    desk.news.tell('settings', desk.info.account);
    return { rows: await keptSearches(desk) };
  };
  return {
    list: on.list.handler(async ({ input }) => ({ rows: await keptSearches(deskOf(desks, input.account)) })),

    keep: on.keep.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await keepSearch(desk, { ...input.kept, filters: given(input.kept.filters) });
      return told(desk);
    }),

    remove: on.remove.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await removeSearch(desk, input.id);
      return told(desk);
    }),
  };
}
