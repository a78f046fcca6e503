import { describe, expect, it } from 'vitest';
import { syncWorld } from './sync-world.ts';

const world = syncWorld(250);
const today = '2026-11-22T01:00:00Z';

/** Leaves full listings to once in four hours, so that looks come in between. */
async function seldomFull(): Promise<void> {
  await world.pass();
  await world.sync.setFullEvery(240);
}

describe('Between two full listings', () => {
  it('a look finds who joined lately with one call, and no full listing is read', async () => {
    world.site.change(world.id(0), { associatedOn: today });
    await seldomFull();
    const calls = world.site.calls.customers ?? 0;
    const joined = world.site.join({ associatedOn: '2026-11-22T01:40:00Z' });
    await world.quarter();
    expect((world.site.calls.customers ?? 0) - calls).toBe(1);
    expect(await world.store.customer(joined.customerId)).toMatchObject({ visibility: 'visible' });
    expect(await world.operations()).toContain('customer-joined');
    const state = await world.sync.state();
    expect(state.lastLookAt).toBe(world.time.now());
    expect(state.lastCompleteAt).not.toBe(world.time.now());
  });

  it('a look reaches a day back behind the newest known, as an association may come late', async () => {
    world.site.change(world.id(0), { associatedOn: today });
    await seldomFull();
    const late = world.site.join({ associatedOn: '2026-11-21T02:00:00Z' });
    await world.quarter();
    expect(await world.store.customer(late.customerId)).not.toBeNull();
  });

  it("a look also asks each of a distributor's resellers", async () => {
    world.site.change(world.id(0), { associatedOn: today });
    world.site.resellerList.push({ resellerId: 'r1', accountName: 'one', name: '' });
    await world.restart({ partnerType: 'distributor' });
    await seldomFull();
    const theirs = world.site.join({ resellerId: 'r1', associatedOn: today });
    await world.quarter();
    expect(await world.store.customer(theirs.customerId)).toMatchObject({ resellerId: 'r1' });
  });

  it('nobody is concluded to be gone; the next full listing does', async () => {
    world.site.change(world.id(0), { associatedOn: today });
    await seldomFull();
    const gone = world.id(7);
    world.site.leave(gone, null);
    await world.quarter();
    expect((await world.store.customer(gone))?.visibility).toBe('visible');
    for (let quarter = 1; quarter < 16; quarter += 1) await world.quarter();
    expect((await world.store.customer(gone))?.visibility).toBe('no-longer-visible');
    expect((await world.sync.state()).lastCompleteAt).toBe(world.time.now());
  });

  it('a site that does not heed the filter is listed in full', async () => {
    world.site.change(world.id(0), { associatedOn: today });
    await seldomFull();
    const { customers } = world.site;
    Object.assign(world.site, { customers: ({ associatedFrom: _, ...query }: Parameters<typeof customers>[0]) => customers(query) });
    const gone = world.id(7);
    world.site.leave(gone, null);
    await world.quarter();
    expect((await world.store.customer(gone))?.visibility).toBe('no-longer-visible');
  });

  it('one association dated in the future does not blind the look', async () => {
    world.site.change(world.id(0), { associatedOn: '2099-01-01T00:00:00Z' });
    await seldomFull();
    const joined = world.site.join({ associatedOn: '2026-11-22T01:40:00Z' });
    await world.quarter();
    expect(await world.store.customer(joined.customerId)).not.toBeNull();
  });

  it('a person who asks gets a full listing, also while a look runs', async () => {
    world.site.change(world.id(0), { associatedOn: today });
    await seldomFull();
    const before = (await world.sync.state()).lastCompleteAt;
    let looked = false;
    world.site.before = async (operation) => {
      if (operation !== 'customers' || looked) return;
      looked = true;
      await world.sync.start();
    };
    await world.quarter();
    await world.sync.running;
    expect(looked).toBe(true);
    expect((await world.sync.state()).lastCompleteAt).not.toBe(before);
  });

  it('a small listing is read in full every quarter of an hour, unless a person chose otherwise, which outlasts a restart', async () => {
    await world.pass();
    expect((await world.sync.state()).fullEvery).toEqual({ minutes: 15, chosen: false });
    await world.sync.setFullEvery(60);
    await world.restart();
    expect((await world.sync.state()).fullEvery).toEqual({ minutes: 60, chosen: true });
    await world.sync.setFullEvery(null);
    expect((await world.sync.state()).fullEvery).toEqual({ minutes: 15, chosen: false });
  });
});
