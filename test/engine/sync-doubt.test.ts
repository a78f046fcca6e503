import { beforeEach, describe, expect, it } from 'vitest';
import { concludesNothing } from '../../src/engine/jobs/sync/doubt.ts';
import { syncWorld } from './sync-world.ts';

const world = syncWorld(400, { partnerType: 'distributor', keyFingerprint: 'first' });

const waits = async (doubt: string, missing: number) =>
  expect(await world.sync.state()).toMatchObject({ phase: 'waiting-for-person', doubt, missing });
const visibilityOf = async (id: string) => (await world.store.customer(id))?.visibility;

beforeEach(() => {
  world.site.resellerList.push({ resellerId: 'r1', accountName: 'one', name: '' }, { resellerId: 'r2', accountName: 'two', name: '' });
});

describe('A full listing that shows less than the one before', () => {
  it('because a reseller is not listed any more concludes nothing about its customers until a person confirms', async () => {
    const theirs = world.site.join({ resellerId: 'r2' });
    await world.pass();
    world.site.resellerList.pop();
    await world.pass();
    await waits('permissions-changed', 1);
    expect(await visibilityOf(theirs.customerId)).toBe('visible');
    await world.restart();
    await world.sync.start('engine');
    await world.sync.running;
    await waits('permissions-changed', 1);
  });

  it('because it lists our own customers only, as for another role, concludes nothing', async () => {
    const theirs = world.site.join({ resellerId: 'r2' });
    await world.pass();
    await world.restart({ partnerType: 'csp' });
    await world.pass();
    await waits('permissions-changed', 1);
    expect(await visibilityOf(theirs.customerId)).toBe('visible');
  });

  it('because one association is not answered any more concludes nothing', async () => {
    const referral = [1, 2].map(() => world.site.join({ association: 'referral', associationRaw: '1' }));
    await world.pass();
    for (const { customerId } of referral) world.site.leave(customerId, null);
    await world.pass();
    await waits('permissions-changed', 2);
  });

  it('because the key changed concludes nothing, also not about one asked for alone, until a person confirms', async () => {
    await world.pass();
    const gone = world.id(3);
    world.site.leave(gone, { at: world.time.now(), operator: 'admin' });
    await world.restart({ keyFingerprint: 'second' });
    await world.pass();
    await waits('key-changed', 1);
    expect(await concludesNothing(world.store)).toBe(true);
    await world.sync.confirmLoss(true);
    await world.sync.running;
    expect(await visibilityOf(gone)).toBe('disassociated');
    expect(await concludesNothing(world.store)).toBe(false);
    world.site.leave(world.id(3), null);
    await world.pass();
    expect(await world.sync.state()).toMatchObject({ phase: 'idle', doubt: null });
  });

  it('because many are missing concludes nothing, also after a restart and another listing', async () => {
    await world.pass();
    const gone = [1, 2, 3, 4, 5].map(world.id);
    for (const id of gone) world.site.leave(id, null);
    await world.pass();
    await waits('mass-loss', 5);
    await world.sync.confirmLoss(false);
    expect(await concludesNothing(world.store)).toBe(true);
    await world.restart();
    await world.pass();
    await waits('mass-loss', 5);
    expect(new Set(await Promise.all(gone.map(visibilityOf)))).toEqual(new Set(['visible']));
  });

  it('is believed when nothing is missing from it, and a new key is then the known one', async () => {
    await world.pass();
    await world.restart({ keyFingerprint: 'second' });
    await world.pass();
    expect(await concludesNothing(world.store)).toBe(false);
    const gone = world.id(3);
    world.site.leave(gone, null);
    await world.pass();
    expect(await visibilityOf(gone)).toBe('no-longer-visible');
  });
});
