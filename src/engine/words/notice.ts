import type { NoticeLine } from '../../contract/notices.ts';
import type { Notice, NoticeDraft } from '../../core/notice/notice.ts';
import { words } from './words.ts';

/** Where a notice leads: its request, else its customer. Nothing is ever decided from a notice itself. */
export function openOf(notice: Pick<NoticeDraft, 'caseId' | 'customerId'>): string {
  if (notice.caseId !== null) return `/requests/${encodeURIComponent(notice.caseId)}`;
  if (notice.customerId !== null) return `/customers/${encodeURIComponent(notice.customerId)}`;
  return '/notices';
}

/** The sentence of a notice, its values already masked; what is simulated says so first. */
export function noticeLine(notice: Notice, simulated: boolean): NoticeLine {
  const { outcome } = notice.values;
  const values = { ...notice.values, ...(outcome === undefined ? {} : { context: String(outcome) }) };
  const title = words(`notice.${notice.kind}.title`, values);
  return {
    ...notice,
    title: simulated ? `${words('simulated')}: ${title}` : title,
    body: words(`notice.${notice.kind}.body`, values),
    open: openOf(notice),
  };
}
