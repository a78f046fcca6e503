import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Loop } from '../../src/engine/jobs/loop.ts';
import { createVerdictIndex } from '../../src/engine/jobs/verdict-index.ts';
import { type FakeTime, fakeTime } from '../fakes/clock.ts';
import { type FakePartnerCenter, fakePartnerCenter } from '../fakes/partner-center.ts';
import { type DeskStore, deskStore } from './desk-store.ts';

let time: FakeTime;
let desk: DeskStore;
let site: FakePartnerCenter;
let index: Loop;
let judged: string[];
let packId: string;
let busy: boolean;

beforeEach(async () => {
  time = fakeTime();
  desk = await deskStore(time);
  judged = [];
  packId = 'pack-one';
  busy = false;
  index = createVerdictIndex({
    store: desk.store,
    clock: time,
    timer: time.timer,
    tell: () => undefined,
    packId: () => packId,
    busy: () => busy,
    judge: async (dossiers, partner, now) =>
      dossiers.map(({ customer: { customerId }, facts }) => {
        judged.push(customerId);
        const blocked = [...facts, ...partner].some(({ kind, value }) => (kind === 'frozen' || kind === 'partnerFrozen') && value === true);
        const state = blocked ? 'blocked' : 'allowed';
        const validUntil = new Date(Date.parse(now) + 3_000_000).toISOString();
        return { customerId, submit: state, agree: state, violated: 0, unknown: 0, computedAt: now, validUntil, packId };
      }),
  });
});
afterEach(async () => {
  await index.stop();
  expect(time.waiting()).toEqual([]);
  await desk.remove();
});

async function listed(customers: number): Promise<void> {
  site = fakePartnerCenter(customers);
  for (let offset = 0; offset < customers; offset += 100) {
    const page = await site.customers({ offset, limit: 100 });
    const state = await desk.store.syncState();
    await desk.store.writeSyncPage({
      passId: 'p',
      observedAt: time.now(),
      source: 'simulated',
      customers: page.customers,
      state,
      log: [],
      notices: [],
    });
  }
}
const due = () => desk.store.verdictsDue({ packId, now: time.now(), limit: 10_000 });
const computed = () => vi.waitFor(async () => expect(await due()).toEqual([]), { timeout: 10_000 });
const idle = (next: number) => vi.waitFor(() => expect(time.waiting()).toEqual([next]));

describe('The list of verdicts', () => {
  it('is computed for every customer, a few or many', async () => {
    await listed(1500);
    index.start();
    await computed();
    expect(new Set(judged).size).toBe(1500);
    await idle(60_000);
  });

  it('is computed again for whom something changed, and only for those', async () => {
    await listed(5);
    index.start();
    await computed();
    await idle(60_000);
    judged.length = 0;
    const [customer] = site.present;
    if (customer === undefined) throw new Error('no customer');
    const fact = {
      subject: customer.customerId,
      kind: 'reservedInstance',
      value: true,
      source: 'person',
      observedAt: time.now(),
      by: 'me',
      note: '',
    } as const;
    await desk.store.writeFacts({ facts: [fact], log: [], notices: [] });
    index.wake();
    time.advance(500);
    await computed();
    expect(judged).toEqual([customer.customerId]);
  });

  it('is computed again when its facts have lapsed, and for everyone when the partner or the pack changed', async () => {
    await listed(5);
    index.start();
    await computed();
    await idle(60_000);
    judged.length = 0;
    time.advance(2_940_000);
    await idle(60_000);
    expect(judged).toEqual([]);
    time.advance(60_000);
    await computed();
    expect(judged).toHaveLength(5);
    const fact = {
      subject: 'partner',
      kind: 'partnerFrozen',
      value: true,
      source: 'person',
      observedAt: time.now(),
      by: 'me',
      note: '',
    } as const;
    await desk.store.writeFacts({ facts: [fact], log: [], notices: [] });
    index.wake();
    time.advance(500);
    await computed();
    await idle(60_000);
    const rows = (await desk.store.customers({ search: '', filters: {}, sort: { by: 'name', descending: false }, offset: 0, limit: 10 }))
      .rows;
    expect(rows.map(({ verdict }) => verdict?.submit)).toEqual(Array.from({ length: 5 }, () => 'blocked'));
    packId = 'pack-two';
    index.wake();
    time.advance(500);
    await computed();
    expect(judged).toHaveLength(15);
  });

  it('waits while a sync writes, and begins when it has ended', async () => {
    await listed(5);
    busy = true;
    index.start();
    await idle(2_000);
    expect(judged).toEqual([]);
    busy = false;
    time.advance(2_000);
    await computed();
    expect(judged).toHaveLength(5);
  });
});
