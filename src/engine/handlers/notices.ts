import type { Notice } from '../../core/notice/notice.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { type Desk, isSimulated } from '../desk/desk.ts';
import { readSeen, writeSeen } from '../desk/home-seen.ts';
import { logLines } from '../desk/rows.ts';
import { gathered } from '../jobs/gathered.ts';
import { desktopWords, noticeLine } from '../words/notice.ts';

/** As many as one page shows; the total says how many there are. */
const SINCE_LIMIT = 100;
const AT_ONCE = 200;

export function noticeHandlers(on: Implementer['notices'], desks: Desks) {
  return {
    page: on.page.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { unreadOnly, before, limit } = input;
      const { rows, unread } = await desk.store.notices({ unreadOnly, before, limit });
      const named = await Promise.all(rows.map((notice) => withAccountName(desk, notice)));
      return { rows: named.map((notice) => noticeLine(notice, isSimulated(desk))), unread };
    }),

    markRead: on.markRead.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await desk.store.markNoticesRead(input.ids, desk.clock.now());
      desk.news.tell('notices', desk.info.account);
      return {};
    }),

    waitingForPage: on.waitingForPage.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      return [...gathered(await desk.store.noticesToShow(AT_ONCE), desktopWords(isSimulated(desk)))];
    }),

    shownByPage: on.shownByPage.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await desk.store.markNoticesShown(input.ids, desk.clock.now());
      return {};
    }),
  };
}

/** Inside the app the account name is the handle one works by (docs/decisions/0002); masked it is only on the desktop. */
async function withAccountName(desk: Pick<Desk, 'store'>, notice: Notice): Promise<Notice> {
  const customer = notice.customerId === null ? null : await desk.store.customer(notice.customerId);
  return customer === null ? notice : { ...notice, values: { ...notice.values, accountName: customer.accountName } };
}

export function homeHandlers(on: Implementer['home'], desks: Desks) {
  return {
    since: on.since.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const seen = await readSeen(desk.store);
      const { rows, total, newest } = await desk.store.newsSince(seen?.sequence ?? 0, SINCE_LIMIT);
      return { seenAt: seen?.at ?? null, newest, total, rows: await logLines(desk, rows) };
    }),

    seen: on.seen.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const before = (await readSeen(desk.store))?.sequence ?? 0;
      const sequence = Math.max(before, input.newest);
      await writeSeen(desk.store, { sequence, at: desk.clock.now() });
      desk.news.tell('log', desk.info.account);
      return {};
    }),
  };
}
