import { z } from 'zod';
import { Notice } from '../core/notice/notice.ts';
import { askDesk } from './define.ts';
import { LogLine } from './log.ts';

export const NoticeLine = Notice.extend({ title: z.string(), body: z.string(), open: z.string() });
export type NoticeLine = z.infer<typeof NoticeLine>;

/** One notice of the desktop, which may stand for many. */
export const PageNotice = z.object({
  ids: z.array(z.number().int()).readonly(),
  tag: z.string(),
  title: z.string(),
  body: z.string(),
  open: z.string(),
});
export type PageNotice = z.infer<typeof PageNotice>;

export const notices = {
  page: askDesk({ unreadOnly: z.boolean(), before: z.number().int().nullable(), limit: z.number().int().min(1).max(100) }).output(
    z.object({ rows: z.array(NoticeLine), unread: z.number().int() }),
  ),
  markRead: askDesk({ ids: z.array(z.number().int()).max(1000).nullable() }).output(z.object({})),
  /** What the shell leaves to the page (topic `show-notice`), a burst as one; it stays waiting until `shownByPage`. */
  waitingForPage: askDesk({}).output(z.array(PageNotice)),
  /** What the page has shown: the ids of each. */
  shownByPage: askDesk({ ids: z.array(z.number().int()).max(1000) }).output(z.object({})),
};

export const home = {
  /** What changed since the person last said "seen", also while the app was closed. */
  since: askDesk({}).output(
    z.object({ seenAt: z.string().nullable(), newest: z.number().int(), total: z.number().int(), rows: z.array(LogLine) }),
  ),
  seen: askDesk({ newest: z.number().int() }).output(z.object({})),
};
