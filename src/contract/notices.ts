import { z } from 'zod';
import { Notice } from '../core/notice/notice.ts';
import { askDesk } from './define.ts';
import { LogLine } from './log.ts';

export const NoticeLine = Notice.extend({ title: z.string(), body: z.string(), open: z.string() });
export type NoticeLine = z.infer<typeof NoticeLine>;

export const notices = {
  page: askDesk({ unreadOnly: z.boolean(), before: z.number().int().nullable(), limit: z.number().int().min(1).max(100) }).output(
    z.object({ rows: z.array(NoticeLine), unread: z.number().int() }),
  ),
  markRead: askDesk({ ids: z.array(z.number().int()).max(1000).nullable() }).output(z.object({})),
  /** Notices that the shell leaves to the page (topic `show-notice`); taking them marks them shown. */
  takeForPage: askDesk({}).output(z.array(NoticeLine)),
};

export const home = {
  /** What changed since the person last said "seen", also while the app was closed. */
  since: askDesk({}).output(
    z.object({ seenAt: z.string().nullable(), newest: z.number().int(), total: z.number().int(), rows: z.array(LogLine) }),
  ),
  seen: askDesk({ newest: z.number().int() }).output(z.object({})),
};
