import type { Notice, NoticeDraft, NoticeKind } from '../../../core/notice/notice.ts';
import type { Store } from '../../../core/ports.ts';
import { type StoreContext, write } from './context.ts';

export interface NoticeWriter {
  put(drafts: readonly NoticeDraft[]): void;
}
interface NoticeRow {
  readonly id: number;
  readonly tag: string;
  readonly kind: NoticeKind;
  readonly at: string;
  readonly customer_id: string | null;
  readonly case_id: string | null;
  readonly sentence: string;
  readonly read_at: string | null;
  readonly shown_at: string | null;
}

/** Every notice is kept. On the desktop a repeat of a tag takes the place of the one before, which then needs no showing any more. */
export function noticeWriter(context: StoreContext): NoticeWriter {
  const overtake = context.database.prepare('UPDATE notice SET shown_at = ? WHERE tag = ? AND shown_at IS NULL');
  const insert = context.database.prepare('INSERT INTO notice (tag, kind, at, customer_id, case_id, sentence) VALUES (?, ?, ?, ?, ?, ?)');
  return {
    put(drafts) {
      for (const draft of drafts) {
        overtake.run(draft.at, draft.tag);
        insert.run(draft.tag, draft.kind, draft.at, draft.customerId, draft.caseId, JSON.stringify(draft.values));
      }
    },
  };
}

export function notices(context: StoreContext): Pick<Store, 'notices' | 'noticesToShow' | 'markNoticesShown' | 'markNoticesRead'> {
  const { database } = context;
  const before = (where: string) =>
    database.prepare<[number, number], NoticeRow>(`SELECT * FROM notice WHERE id < ? ${where} ORDER BY id DESC LIMIT ?`);
  const all = before('');
  const unread = before('AND read_at IS NULL');
  const countUnread = database.prepare<[], number>('SELECT count(*) FROM notice WHERE read_at IS NULL').pluck();
  // What the person has read already needs no desktop any more.
  const toShow = database.prepare<[number], NoticeRow>(
    'SELECT * FROM notice WHERE shown_at IS NULL AND read_at IS NULL ORDER BY id LIMIT ?',
  );
  const shown = database.prepare('UPDATE notice SET shown_at = ? WHERE id = ? AND shown_at IS NULL');
  const readOne = database.prepare('UPDATE notice SET read_at = ? WHERE id = ? AND read_at IS NULL');
  const readAll = database.prepare('UPDATE notice SET read_at = ? WHERE read_at IS NULL');
  return {
    async notices(query) {
      const rows = (query.unreadOnly ? unread : all).all(query.before ?? Number.MAX_SAFE_INTEGER, query.limit);
      return { rows: rows.map(noticeOf), unread: countUnread.get() ?? 0 };
    },
    async noticesToShow(limit) {
      return toShow.all(limit).map(noticeOf);
    },
    async markNoticesShown(ids, at) {
      write(context, 'full', () => {
        for (const id of ids) shown.run(at, id);
      });
    },
    async markNoticesRead(ids, at) {
      write(context, 'full', () => {
        if (ids === null) readAll.run(at);
        else for (const id of ids) readOne.run(at, id);
      });
    },
  };
}

function noticeOf(row: NoticeRow): Notice {
  return {
    id: row.id,
    tag: row.tag,
    kind: row.kind,
    at: row.at,
    customerId: row.customer_id,
    caseId: row.case_id,
    values: JSON.parse(row.sentence) as Notice['values'],
    readAt: row.read_at,
    shownAt: row.shown_at,
  };
}
