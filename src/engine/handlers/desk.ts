import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { isSimulated } from '../desk/desk.ts';
import { indexPack } from '../desk/pack-of.ts';
import { readSettings } from '../desk/settings.ts';

export function deskHandlers(on: Implementer['desk'], desks: Desks) {
  return {
    app: on.app.handler(async () => ({
      version: desks.version,
      shell: desks.shell,
      secrets: await desks.host.secrets.describe(),
      accounts: desks.all.map(({ info }) => ({
        account: info.account,
        name: info.name,
        colour: info.colour,
        site: info.site,
        simulated: info.kind === 'sandbox',
      })),
      playAddress: desks.all.find(({ info }) => info.playAddress !== null)?.info.playAddress ?? null,
    })),

    status: on.status.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { info, store } = desk;
      const [capabilities, sync, facets, settings, cases, notices, letters] = await Promise.all([
        desk.capabilities.current(),
        desk.sync.state(),
        store.customerFacets(),
        readSettings(desk),
        store.cases({ tab: 'partner', search: '', offset: 0, limit: 1 }),
        store.notices({ unreadOnly: true, before: null, limit: 1 }),
        store.mails({ states: ['queued', 'refused', 'perhaps-sent'], limit: 99 }),
      ]);
      const pack = await indexPack(desk);
      const { counts } = cases;
      return {
        account: info.account,
        name: info.name,
        site: info.site,
        partnerType: info.partnerType,
        connection: info.kind,
        simulated: isSimulated(desk),
        capabilities,
        reach: desk.reach.now,
        sync,
        paused: desks.pause.now,
        oldestReadingAt: facets.oldestSeenAt,
        role: settings.role,
        operator: settings.operator,
        counts: {
          customers: facets.total,
          waitingForUs: counts.partner,
          openRequests: counts.partner + counts.customer + counts.administrator + counts.draft,
          unreadNotices: notices.unread,
          waitingLetters: letters.length,
        },
        pack: { id: pack.id, title: pack.title, readOn: pack.readOn },
      };
    }),

    news: on.news.handler(async function* ({ signal }) {
      yield* desks.news.listen(signal);
    }),

    setPaused: on.setPaused.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { operator } = await readSettings(desk);
      await desks.pause.set(input.paused ? { at: desk.clock.now(), by: operator, where: 'page' } : null);
      return {};
    }),

    openPlay: on.openPlay.handler(async ({ input }) => {
      const { info, host } = deskOf(desks, input.account);
      if (info.playAddress === null) throw new Fault('capability-missing', { capability: 'play' });
      await host.openLink(info.playAddress);
      return {};
    }),
  };
}

export function syncHandlers(on: Implementer['sync'], desks: Desks) {
  return {
    start: on.start.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      // A person who wants to read wants to look.
      if (desks.pause.now !== null) await desks.pause.set(null);
      await desk.sync.start();
      return desk.sync.state();
    }),
    pause: on.pause.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await desk.sync.pause();
      return desk.sync.state();
    }),
    setFullEvery: on.setFullEvery.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await desk.sync.setFullEvery(input.minutes);
      desk.news.tell('sync', desk.info.account);
      return desk.sync.state();
    }),
    confirmLoss: on.confirmLoss.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await desk.sync.confirmLoss(input.trust);
      return desk.sync.state();
    }),
  };
}
