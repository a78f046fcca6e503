import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoticeDraft } from '../../src/core/notice/notice.ts';
import { createDelivery } from '../../src/engine/jobs/delivery.ts';
import type { Loop } from '../../src/engine/jobs/loop.ts';
import { type FakeTime, fakeTime } from '../fakes/clock.ts';
import { type FakeHost, fakeHost } from '../fakes/host.ts';
import { type DeskStore, deskStore } from './desk-store.ts';

let time: FakeTime;
let desk: DeskStore;
let host: FakeHost;
let told: string[];
let delivery: Loop;

const newDelivery = () =>
  createDelivery({
    store: desk.store,
    host,
    clock: time,
    timer: time.timer,
    tell: (topic) => told.push(topic),
    words: {
      one: ({ kind, tag }) => ({ title: kind, body: tag, open: `/requests/${tag}` }),
      many: (notices) => ({ title: `${notices.length} notices`, body: '', open: '/notices' }),
    },
  });
const news = (...tags: readonly string[]): Promise<void> => {
  const notices = tags.map((tag): NoticeDraft => ({ kind: 'answer', tag, at: time.now(), customerId: null, caseId: null, values: {} }));
  return desk.store.writeValue('any', tags, { log: [], notices });
};
const unshown = async () => (await desk.store.noticesToShow(100)).length;

beforeEach(async () => {
  time = fakeTime();
  desk = await deskStore(time);
  host = fakeHost();
  told = [];
  delivery = newDelivery();
});
afterEach(async () => {
  await delivery.stop();
  expect(time.waiting()).toEqual([]);
  await desk.remove();
});

describe('Desktop notices', () => {
  it('are handed over once each, with their own tag', async () => {
    await news('a', 'b', 'c');
    delivery.start();
    await vi.waitFor(async () => expect(await unshown()).toBe(0));
    expect(host.notices.map(({ tag, open }) => [tag, open])).toEqual([
      ['a', '/requests/a'],
      ['b', '/requests/b'],
      ['c', '/requests/c'],
    ]);
    await desk.store.markNoticesRead(null, time.now());
    delivery.wake();
    await news('d');
    delivery.wake();
    await vi.waitFor(() => expect(host.notices).toHaveLength(4));
  });

  it('become one when they come in a burst', async () => {
    await news('a', 'b', 'c', 'd');
    delivery.start();
    await vi.waitFor(async () => expect(await unshown()).toBe(0));
    expect(host.notices).toMatchObject([{ tag: 'burst', title: '4 notices', open: '/notices' }]);
  });

  it('are left to the page where the shell has no notice of its own, and stay there until the page takes them', async () => {
    host.desktop = 'page';
    await news('a');
    delivery.start();
    await vi.waitFor(() => expect(told).toEqual(['show-notice']));
    expect(await unshown()).toBe(1);
  });

  it('are handed over later when the desktop fails, with the same tag', async () => {
    host.desktop = 'fails';
    await news('a');
    delivery.start();
    await vi.waitFor(() => expect(time.waiting()).toEqual([60_000]));
    expect(await unshown()).toBe(1);
    host.desktop = 'shown';
    time.advance(60_000);
    await vi.waitFor(async () => expect(await unshown()).toBe(0));
    expect(host.notices.map(({ tag }) => tag)).toEqual(['a']);
  });

  it('that were written while one was being handed over follow at once', async () => {
    await news('a');
    delivery.start();
    await news('b');
    delivery.wake();
    await vi.waitFor(() => expect(host.notices.map(({ tag }) => tag)).toEqual(['a', 'b']));
  });
});
