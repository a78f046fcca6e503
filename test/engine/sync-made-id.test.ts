import { describe, expect, it } from 'vitest';
import { CustomerId, type CustomerReading } from '../../src/core/customer/customer.ts';
import { askAlone } from '../../src/engine/jobs/sync/alone.ts';
import { syncWorld } from './sync-world.ts';

const world = syncWorld(250);

/** Customers that a file named without an id, as an import writes them. */
async function broughtIn(count: number): Promise<readonly CustomerId[]> {
  const [like] = world.site.present;
  const customers = Array.from({ length: count }, (_, index): CustomerReading => {
    if (like === undefined) throw new Error('there is nobody');
    return { ...like, customerId: CustomerId.parse(`account:known-by-name-${index}`), accountName: `known-by-name-${index}` };
  });
  const observedAt = world.time.now();
  await world.store.writeSyncPage({ passId: 'import-1', observedAt, source: 'import', customers, state: null, log: [], notices: [] });
  return customers.map(({ customerId }) => customerId);
}

describe('A customer of whom only the account name is known', () => {
  it('is never said to be gone by a listing, which could not hold it', async () => {
    await world.pass();
    const ids = await broughtIn(2);
    await world.pass();
    for (const id of ids) expect((await world.store.customer(id))?.visibility).toBe('visible');
    expect(await world.noticesOf('no-longer-visible')).toEqual([]);
    expect((await world.sync.state()).missing).toBe(0);
  });

  it('is no loss of customers, however many there are, and hides none', async () => {
    await world.pass();
    await broughtIn(40);
    const gone = world.id(7);
    world.site.leave(gone, null);
    await world.pass();
    expect((await world.sync.state()).phase).toBe('idle');
    expect((await world.store.customer(gone))?.visibility).toBe('no-longer-visible');
  });

  it('is not asked for alone, since the answer would say nothing', async () => {
    await world.pass();
    const [id] = await broughtIn(1);
    const customer = await world.store.customer(id ?? CustomerId.parse('none'));
    if (customer === null) throw new Error('it was not written');
    const calls = world.site.calls.customers;
    await expect(askAlone(world.site, customer)).rejects.toMatchObject({ code: 'capability-missing' });
    expect(world.site.calls.customers).toBe(calls);
  });
});
