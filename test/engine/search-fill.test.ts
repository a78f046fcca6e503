import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSearchFill } from '../../src/engine/jobs/search-fill.ts';
import { fakeTime } from '../fakes/clock.ts';

let rows: number;
let busy: boolean;
const taken: number[] = [];
const time = fakeTime();
const store = {
  async fillSearch(limit: number) {
    const some = Math.min(rows, limit);
    rows -= some;
    if (some > 0) taken.push(some);
    return some > 0;
  },
};
const fill = createSearchFill({ store, timer: time.timer, busy: () => busy });

beforeEach(() => {
  rows = 1000;
  busy = true;
});
afterEach(async () => {
  await fill.stop();
  expect(time.waiting()).toEqual([]);
});

it('The search index follows a sync in small steps, and catches up when the sync has ended', async () => {
  fill.start();
  await vi.waitFor(() => expect(taken).toEqual([100]));
  await vi.waitFor(() => expect(time.waiting()).toEqual([200]));
  time.advance(200);
  await vi.waitFor(() => expect(taken).toEqual([100, 100]));
  await vi.waitFor(() => expect(time.waiting()).toEqual([200]));
  busy = false;
  time.advance(200);
  await vi.waitFor(() => expect(rows).toBe(0));
  await vi.waitFor(() => expect(time.waiting()).toEqual([60_000]));
});
