import { z } from 'zod';

export const NoticeKind = z.enum([
  'answer',
  'incoming',
  'no-longer-visible',
  'returned',
  'still-listed',
  'erased-listed',
  'changed',
  'reminder',
  'outcome-unknown',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** One piece of news, written in the event's own transaction. `tag` is stable: on the desktop a repeat replaces instead of piling up; the list keeps every one. */
export const NoticeDraft = z.object({
  kind: NoticeKind,
  tag: z.string(),
  at: z.string(),
  customerId: z.string().nullable(),
  caseId: z.string().nullable(),
  /** Values for the sentence; names already masked. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type NoticeDraft = z.infer<typeof NoticeDraft>;

export const Notice = NoticeDraft.extend({
  id: z.number().int(),
  readAt: z.string().nullable(),
  /** When the desktop took it, or a later notice took its place there; null while it waits. */
  shownAt: z.string().nullable(),
});
export type Notice = z.infer<typeof Notice>;
