import type { NoticeLine } from '../../contract/notices.ts';
import type { Notice, NoticeDraft } from '../../core/notice/notice.ts';
import type { NoticeWords } from '../jobs/gathered.ts';
import { words } from './words.ts';

/** Where a notice leads: its request, else its customer. Nothing is ever decided from a notice itself. */
export function openOf(notice: Pick<NoticeDraft, 'caseId' | 'customerId'>): string {
  if (notice.caseId !== null) return `/requests/${encodeURIComponent(notice.caseId)}`;
  if (notice.customerId !== null) return `/customers/${encodeURIComponent(notice.customerId)}`;
  return '/notices';
}

/** The sentence of a notice, its values already masked; what is simulated says so first. */
export function noticeLine(notice: Notice, simulated: boolean): NoticeLine {
  const values = { ...notice.values, context: contextOf(notice) };
  return {
    ...notice,
    title: marked(words(`notice.${notice.kind}.title`, values), simulated),
    body: words(`notice.${notice.kind}.body`, values),
    open: openOf(notice),
  };
}

/** Only what a desktop shows. */
export const desktopWords = (simulated: boolean): NoticeWords => ({
  one(notice) {
    const { title, body, open } = noticeLine(notice, simulated);
    return { title, body, open };
  },
  many: (notices) => ({
    title: marked(words('many.title', { count: notices.length }), simulated),
    body: words('many.body'),
    open: '/notices',
  }),
});

/** Which of its sentences: a request of the customer is decided by our side, so an answer to it that is news was given elsewhere. */
function contextOf({ kind, values: { why, to, state, side } }: Notice): string {
  if (why === undefined && kind === 'answer' && side === 'customer') return `elsewhere-${state}`;
  return String(why ?? to ?? state ?? '');
}

const marked = (title: string, simulated: boolean): string => (simulated ? `${words('simulated')}: ${title}` : title);
