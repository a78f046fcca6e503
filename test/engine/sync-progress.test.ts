import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { syncWorld } from './sync-world.ts';

const world = syncWorld(1000);
const wait = { interval: 1, timeout: 20_000 };

/** What the app would tell when each page is asked for, at so many milliseconds a page. */
async function toldWhileReading(milliseconds: number): Promise<(number | null)[]> {
  const told: (number | null)[] = [];
  world.site.before = async (operation) => {
    if (operation !== 'customers') return;
    // The page before is being written meanwhile.
    await vi.waitFor(async () => expect((await world.store.syncState()).progress?.read).toBeGreaterThanOrEqual(told.length * 100), wait);
    world.time.advance(milliseconds);
    told.push((await world.sync.state()).left ?? null);
  };
  await world.pass();
  return told;
}

describe('How long a listing still takes', () => {
  it('is told from the pace of this listing, and not in the first seconds', async () => {
    const told = await toldWhileReading(2000);
    expect(told.slice(0, 3)).toEqual([null, null, null]);
    const known = told.filter((left) => left !== null);
    expect(known.length).toBeGreaterThan(4);
    // The truth at each page is the pages yet to come times two seconds; the page on its way has taken its time and is not counted yet.
    told.forEach((left, page) => {
      const truth = (10 - page) * 2;
      if (left !== null) expect(left).toBeGreaterThanOrEqual(truth);
      if (left !== null) expect(left).toBeLessThanOrEqual((truth * (page + 1)) / page + 1);
    });
  });

  it("is not told while resellers' listings are still unknown, and is told by the last full listing afterwards", async () => {
    for (const resellerId of ['r1', 'r2']) {
      world.site.resellerList.push({ resellerId, accountName: resellerId, name: '' });
      for (let count = 0; count < 300; count += 1) world.site.join({ resellerId });
    }
    await world.restart({ partnerType: 'distributor' });
    const first = await toldWhileReading(2000);
    expect(first.slice(0, 13)).toEqual(first.slice(0, 13).map(() => null));
    expect(first.at(-1)).not.toBeNull();
    const second = await toldWhileReading(2000);
    expect(second[6]).toBeGreaterThan(10);
  });

  it('does not count a pause as slowness', async () => {
    world.site.before = (operation, count) => {
      if (operation === 'customers' && count === 6) throw new Fault('unreachable');
    };
    await world.pass();
    await world.sync.rest(true);
    world.time.advance(8 * 3_600_000);
    const told: (number | null)[] = [];
    world.site.before = async (operation) => {
      if (operation !== 'customers') return;
      world.time.advance(2000);
      told.push((await world.sync.state()).left ?? null);
    };
    await world.sync.rest(false);
    await world.sync.running;
    expect(told).toHaveLength(5);
    for (const left of told) expect(left ?? 0).toBeLessThan(20);
  });
});

describe('A machine that sleeps while the list is read', () => {
  it('goes on from the same page when it wakes, and reads every customer exactly once', async () => {
    let asleep: Promise<void> | null = null;
    world.site.before = (operation, count) => {
      if (operation !== 'customers' || count !== 5) return;
      asleep = world.sync.rest(true);
      throw new Fault('unreachable');
    };
    await world.pass();
    await asleep;
    const passId = (await world.store.syncState()).progress?.passId;
    expect((await world.store.syncState()).progress).toMatchObject({ offset: 400, read: 400 });
    world.time.advance(8 * 3_600_000);
    expect(world.site.calls.customers).toBe(5);
    await world.sync.rest(false);
    await world.sync.running;
    const { rows } = await world.store.log({ search: '', filters: { operation: 'sync-finished' }, before: null, limit: 2 });
    expect(rows.map(({ entry }) => entry.detail)).toMatchObject([{ pass: passId, read: 1000 }]);
    expect(world.site.calls.customers).toBe(11);
  });

  it('stays paused when it wakes, where a person had paused it', async () => {
    world.site.before = (operation, count) => {
      if (operation === 'customers' && count === 5) void world.sync.pause();
    };
    await world.pass();
    await vi.waitFor(async () => expect((await world.sync.state()).phase).toBe('paused'));
    await world.sync.rest(true);
    await world.sync.rest(false);
    expect((await world.sync.state()).phase).toBe('paused');
    expect(world.time.waiting()).toEqual([900_000]);
  });
});
