import { describe, expect, test } from 'vitest';
import { evening, morning, noon, notice, type Open } from './samples.ts';

export function noticeBehaviour(open: Open): void {
  describe('notices', () => {
    test('they are kept newest first, read or unread, page by page', async () => {
      const { store } = await open();
      const notices = ['n1', 'n2', 'n3'].map((tag) => notice(tag, { caseId: 'k1', values: { name: 'B••', days: 3 } }));
      await store.writeValue('x', 1, { log: [], notices });
      const { rows, unread } = await store.notices({ unreadOnly: false, before: null, limit: 2 });
      expect(rows.map((row) => row.tag)).toEqual(['n3', 'n2']);
      expect(unread).toBe(3);
      expect(rows[0]).toMatchObject({ ...notices[2], readAt: null, shownAt: null });
      const [, second] = rows;
      const next = await store.notices({ unreadOnly: false, before: second?.id ?? 0, limit: 2 });
      expect(next.rows.map((row) => row.tag)).toEqual(['n1']);
    });

    test('reading some or all of them leaves the others unread, and remembers the first reading', async () => {
      const { store } = await open();
      await store.writeValue('x', 1, { log: [], notices: [notice('n1'), notice('n2'), notice('n3')] });
      const all = () => store.notices({ unreadOnly: false, before: null, limit: 9 });
      const first = (await all()).rows.at(-1);
      await store.markNoticesRead([first?.id ?? 0], noon);
      expect((await store.notices({ unreadOnly: true, before: null, limit: 9 })).rows.map((row) => row.tag)).toEqual(['n3', 'n2']);
      await store.markNoticesRead(null, evening);
      expect((await all()).rows.map((row) => row.readAt)).toEqual([evening, evening, noon]);
      expect((await all()).unread).toBe(0);
    });

    test('what the desktop has not taken yet comes oldest first, until it is marked', async () => {
      const { store } = await open();
      await store.writeValue('x', 1, { log: [], notices: [notice('n1'), notice('n2'), notice('n3')] });
      const waiting = await store.noticesToShow(2);
      expect(waiting.map((row) => row.tag)).toEqual(['n1', 'n2']);
      await store.markNoticesShown([waiting[0]?.id ?? 0], noon);
      await store.markNoticesRead([waiting[1]?.id ?? 0], noon);
      expect((await store.noticesToShow(9)).map((row) => row.tag)).toEqual(['n3']);
    });

    test('a repeat is one notice more in the list, and alone still to be shown by the desktop', async () => {
      const { store } = await open();
      await store.writeValue('x', 1, { log: [], notices: [notice('n1'), notice('n2')] });
      await store.markNoticesRead(null, morning);
      await store.writeValue('x', 2, { log: [], notices: [notice('n1', { values: { name: 'C••' } })] });
      await store.writeValue('x', 3, { log: [], notices: [notice('n1', { values: { name: 'D••' } })] });
      const { rows, unread } = await store.notices({ unreadOnly: false, before: null, limit: 9 });
      expect(rows.map((row) => [row.tag, row.values.name, row.readAt])).toEqual([
        ['n1', 'D••', null],
        ['n1', 'C••', null],
        ['n2', 'A•••', morning],
        ['n1', 'A•••', morning],
      ]);
      expect(unread).toBe(2);
      expect((await store.noticesToShow(9)).map((row) => row.values.name)).toEqual(['D••']);
    });
  });
}
