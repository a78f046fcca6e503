import type { Notice } from '../../core/notice/notice.ts';

/** A notice in words: what the desktop shows, and the page that a click opens. */
export interface Worded {
  readonly title: string;
  readonly body: string;
  readonly open: string;
}
export interface NoticeWords {
  one(notice: Notice): Worded;
  /** A burst told as one. */
  many(notices: readonly Notice[]): Worded;
}
/** What is shown as one; `ids`: the notices that are shown with it. */
export interface Gathered extends Worded {
  readonly ids: readonly number[];
  readonly tag: string;
}

/** More than this at once is one notice: a desktop buried in notices is read by nobody. */
const burst = 3;
/** One stable tag: a later burst takes the place of an earlier one. */
const burstTag = 'burst';

/** Waiting notices as the desktop is to show them, whoever shows them: the shell or the page. */
export function gathered(notices: readonly Notice[], words: NoticeWords): readonly Gathered[] {
  if (notices.length > burst) return [{ ids: notices.map(({ id }) => id), tag: burstTag, ...words.many(notices) }];
  return notices.map((notice) => ({ ids: [notice.id], tag: notice.tag, ...words.one(notice) }));
}
