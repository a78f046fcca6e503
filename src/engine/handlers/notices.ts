import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { isSimulated } from '../desk/desk.ts';
import { logLine } from '../desk/rows.ts';
import { noticeLine } from '../words/notice.ts';

/** Up to which log entry the person has said "seen", and when. */
const SEEN = 'home-seen';
/** As many as one page shows; the total says how many there are. */
const SINCE_LIMIT = 100;
const PAGE_BURST = 20;

export function noticeHandlers(on: Implementer['notices'], desks: Desks) {
  return {
    page: on.page.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { unreadOnly, before, limit } = input;
      const { rows, unread } = await desk.store.notices({ unreadOnly, before, limit });
      return { rows: rows.map((notice) => noticeLine(notice, isSimulated(desk))), unread };
    }),

    markRead: on.markRead.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await desk.store.markNoticesRead(input.ids, desk.clock.now());
      desk.news.tell('notices', desk.info.account);
      return {};
    }),

    takeForPage: on.takeForPage.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const waiting = await desk.store.noticesToShow(PAGE_BURST);
      const at = desk.clock.now();
      if (waiting.length > 0)
        await desk.store.markNoticesShown(
          waiting.map(({ id }) => id),
          at,
        );
      return waiting.map((notice) => noticeLine({ ...notice, shownAt: at }, isSimulated(desk)));
    }),
  };
}

export function homeHandlers(on: Implementer['home'], desks: Desks) {
  return {
    since: on.since.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const seen = readSeen(await desk.store.value(SEEN));
      const { rows, total, newest } = await desk.store.newsSince(seen?.sequence ?? 0, SINCE_LIMIT);
      return { seenAt: seen?.at ?? null, newest, total, rows: rows.map(logLine) };
    }),

    seen: on.seen.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const before = readSeen(await desk.store.value(SEEN))?.sequence ?? 0;
      const sequence = Math.max(before, input.newest);
      await desk.store.writeValue(SEEN, { sequence, at: desk.clock.now() }, { log: [], notices: [] });
      desk.news.tell('log', desk.info.account);
      return {};
    }),
  };
}

function readSeen(value: unknown): { readonly sequence: number; readonly at: string } | null {
  if (typeof value !== 'object' || value === null || !('sequence' in value) || !('at' in value)) return null;
  const { sequence, at } = value;
  return typeof sequence === 'number' && typeof at === 'string' ? { sequence, at } : null;
}
