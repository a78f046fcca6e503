import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActKey } from '../../src/core/case/case.ts';
import { mintCaseId } from '../../src/engine/desk/identity.ts';
import { createPoller, type Poller } from '../../src/engine/jobs/poller/poller.ts';
import { fakeTime } from '../fakes/clock.ts';
import { clock, sandboxWorld } from '../ports/gateway/sandbox-world.ts';
import { type DeskStore, deskStore } from './desk-store.ts';

let world: Awaited<ReturnType<typeof sandboxWorld>>;
let desk: DeskStore;
let poller: Poller;
const time = fakeTime();
const faults: unknown[] = [];

beforeAll(async () => {
  world = await sandboxWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  desk = await deskStore(clock);
  poller = createPoller({
    store: desk.store,
    gateway: world.port,
    clock,
    timer: time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    newCaseId: mintCaseId,
    failed: (error) => faults.push(error),
  });
});
afterEach(async () => {
  await poller.stop();
  await desk.remove();
});

describe('Watching a simulated partner', () => {
  it('has its history without noise, then every incoming request and every answer once, through lost and broken answers', async () => {
    const customerId = world.customers[0] ?? '';
    poller.start();
    await vi.waitFor(() => expect(time.waiting()).toHaveLength(1));
    const history = (await world.port.changes({ after: 0, limit: 100 })).requests;
    const closed = history.filter(({ state }) => state !== 'pending').length;
    expect(closed).toBeGreaterThan(0);
    const kept = await desk.store.cases({ tab: 'closed', search: '', offset: 0, limit: 100 });
    expect(kept.total).toBe(closed);

    const requestId = await world.ask(customerId);
    for (const kind of ['reset', '503', 'truncated', 'wrong_shape']) {
      await world.sandbox.control('POST', '/faults', { match: '/gateway/v1/requests', kind });
    }
    const look = async () => {
      time.advance(60_000);
      await vi.waitFor(() => expect(time.waiting()).toHaveLength(1));
    };
    for (let turn = 0; turn < 5; turn += 1) await look();
    expect(faults).toHaveLength(4);
    expect(await desk.store.caseByRemoteId(requestId)).toMatchObject({ state: 'awaiting-partner', side: 'customer' });

    await world.port.decide({ actKey: ActKey.parse('decided-elsewhere'), requestId, decision: 'reject', code: null });
    await look();
    await look();
    expect(await desk.store.caseByRemoteId(requestId)).toMatchObject({ state: 'rejected' });
    const { rows } = await desk.store.notices({ unreadOnly: false, before: null, limit: 100 });
    expect(rows.filter((notice) => notice.customerId === customerId).map(({ kind }) => kind)).toEqual(['answer', 'incoming']);
    expect(await desk.store.casesOf(customerId)).toHaveLength(1);
  });
});
