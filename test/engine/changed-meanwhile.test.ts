import { describe, expect, it } from 'vitest';
import { changesMeanwhile, markChangesSeen } from '../../src/engine/desk/changes-meanwhile.ts';
import { syncWorld } from './sync-world.ts';

const world = syncWorld(250);
const told = async (caseId: string) => (await changesMeanwhile(world, caseId)).map(({ what }) => what);

/** A customer with an open request. */
async function open(index: number): Promise<{ readonly id: ReturnType<typeof world.id>; readonly caseId: string }> {
  const id = world.id(index);
  return { id, caseId: await world.pendingRequest(id) };
}

describe('What changes silently while a request is open', () => {
  it('is told once: one notice with the case, one line on its page until it is seen, not again after a restart or the next listing', async () => {
    await world.pass();
    const { id, caseId } = await open(4);
    expect(await told(caseId)).toEqual([]);
    world.time.advance(1000);
    world.site.change(id, { frozen: true, manager: 'another', association: 'referral', associationRaw: '1' });
    await world.pass();
    await world.pass();
    await world.restart();
    await world.pass();
    expect(await told(caseId)).toEqual(['association', 'manager', 'frozen']);
    expect(await world.noticesOf('changed')).toMatchObject([{ caseId }]);
    const sequence = (await changesMeanwhile(world, caseId)).at(-1)?.sequence ?? 0;
    await markChangesSeen(world, caseId, sequence);
    expect(await told(caseId)).toEqual([]);
    await world.restart();
    await world.pass();
    expect(await told(caseId)).toEqual([]);
    expect(await world.noticesOf('changed')).toHaveLength(1);
    world.site.change(id, { frozen: false });
    await world.pass();
    expect(await told(caseId)).toEqual(['unfrozen']);
    expect(await world.noticesOf('changed')).toHaveLength(2);
  });

  it('also that it is no longer visible and that it returned, each with its open case', async () => {
    await world.pass();
    const { id, caseId } = await open(4);
    const customer = world.site.present[4];
    world.time.advance(1000);
    world.site.leave(id, null);
    await world.pass();
    world.site.join(customer);
    await world.pass();
    await world.restart();
    await world.pass();
    expect(await told(caseId)).toEqual(['no-longer-visible', 'returned']);
    expect(await world.noticesOf('no-longer-visible')).toMatchObject([{ caseId }]);
    expect(await world.noticesOf('returned')).toMatchObject([{ caseId }]);
  });

  it('is in the log and no notice where no request is open, and what happened before the request is not held against it', async () => {
    await world.pass();
    const id = world.id(5);
    world.time.advance(1000);
    world.site.change(id, { manager: 'another' });
    await world.pass();
    expect(await world.operations()).toContain('customer-changed');
    expect(await world.noticesOf('changed')).toEqual([]);
    world.time.advance(1000);
    expect(await told(await world.pendingRequest(id))).toEqual([]);
  });

  it('leaves out what no request depends on, and says nothing of a request that is not there', async () => {
    await world.pass();
    const { id, caseId } = await open(6);
    world.time.advance(1000);
    world.site.change(id, { label: 'new', telephone: '1' });
    await world.pass();
    expect(await told(caseId)).toEqual([]);
    await expect(changesMeanwhile(world, 'case-of-nobody')).rejects.toMatchObject({ code: 'not-found' });
  });
});
