import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoticeDraft } from '../../../src/core/notice/notice.ts';
import { account, type DeskUnderTest, deskUnderTest } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
  desk.host.desktop = 'page';
});
afterEach(() => desk.stop());

const news = (...tags: readonly string[]): Promise<void> => {
  const one = (tag: string): NoticeDraft => ({
    kind: 'answer',
    tag,
    at: desk.time.now(),
    customerId: null,
    caseId: null,
    values: { name: 'A•••' },
  });
  return desk.store.writeValue('any', tags, { log: [], notices: tags.map(one) });
};

describe('Notices that the page shows', () => {
  it('mask the account on the desktop, where others look on, and name it in the list inside the app', async () => {
    const customerId = desk.customer(0);
    desk.partner.leave(customerId, null);
    await desk.client.customers.recheck({ account, customerId });
    const [shown] = await desk.client.notices.waitingForPage({ account });
    expect(shown?.title).toBe('SIMULATED: c••••••••• is no longer visible');
    const { rows } = await desk.client.notices.page({ account, unreadOnly: false, before: null, limit: 5 });
    expect(rows[0]?.title).toBe('SIMULATED: customer-1 is no longer visible');
  });

  it('wait until the page says that it showed them, so that one closed in between loses none', async () => {
    await news('a', 'b');
    const waiting = await desk.client.notices.waitingForPage({ account });
    expect(waiting.map(({ tag, ids }) => [tag, ids.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(await desk.client.notices.waitingForPage({ account })).toEqual(waiting);
    await desk.client.notices.shownByPage({ account, ids: [...(waiting[0]?.ids ?? [])] });
    expect((await desk.client.notices.waitingForPage({ account })).map(({ tag }) => tag)).toEqual(['b']);
  });

  it('become one when they come in a burst, and are all shown with it', async () => {
    await news('a', 'b', 'c', 'd');
    const [one, ...more] = await desk.client.notices.waitingForPage({ account });
    expect(more).toEqual([]);
    expect(one).toMatchObject({ tag: 'burst', title: expect.stringContaining('4'), open: '/notices' });
    await desk.client.notices.shownByPage({ account, ids: [...(one?.ids ?? [])] });
    expect(await desk.client.notices.waitingForPage({ account })).toEqual([]);
  });

  it('are told to a page that begins to listen after they were written', async () => {
    await news('a');
    const handedOver = vi.spyOn(desk.host, 'notify');
    await desk.engine.start();
    await vi.waitFor(() => expect(handedOver).toHaveBeenCalled());
    // What was told so far goes to nobody; the marker comes with it or after it.
    const { revision } = desk.desk.news;
    desk.engine.open('/marker');
    await vi.waitFor(() => expect(desk.desk.news.revision).toBeGreaterThan(revision));
    for await (const { topics } of await desk.client.desk.news()) {
      if (topics.some(({ topic }) => topic === 'show-notice')) break;
    }
    expect((await desk.client.notices.waitingForPage({ account })).map(({ tag }) => tag)).toEqual(['a']);
  });
});
