import { expect, test } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { account, clearChecklist } from '../handlers/desk-under-test.ts';
import { checksUnderTest, everybody } from './checks-under-test.ts';

/** Everybody is allowed, by what was stated. */
async function allowed(customers: number) {
  const desk = await checksUnderTest(customers);
  for (let place = 0; place < customers; place += 1) await clearChecklist(desk, desk.customer(place));
  const { id } = await everybody(desk);
  await desk.checks.begin(id, 'Ann Lee');
  await desk.until('ended');
  expect((await desk.store.batchCounts(id)).groups.allowed).toBe(customers);
  return { desk, id };
}
type Desk = Awaited<ReturnType<typeof checksUnderTest>>;

const drafted = async (desk: Desk) => {
  await expect.poll(async () => (await desk.store.batches()).at(-1)?.preparing?.state).toBe('ended');
  return desk.store.openCases();
};

test('a group is prepared as one draft each, whoever has an open request or no request left is left out, and nothing is sent', async () => {
  const { desk, id } = await allowed(6);
  await desk.client.requests.prepare({ account, customerId: desk.customer(1) });
  const spent = { side: 'partner', at: desk.time.now(), source: 'person', caseId: null } as const;
  const [open] = await desk.store.openCases();
  if (!open) throw new Error('a draft is open');
  for (let count = 0; count < 3; count += 1) {
    const closed = {
      ...open,
      id: `00000000-0000-7000-8000-00000000000${count}` as never,
      customerId: desk.customer(2),
      state: 'cancelled-here' as const,
    };
    await desk.store.writeCase({
      case: { ...closed, closedAt: desk.time.now() },
      expected: null,
      event: { kind: 'cancelled', at: desk.time.now(), source: 'app', by: '', note: '' },
      quota: { ...spent, customerId: desk.customer(2) },
      visibility: null,
      log: [],
      notices: [],
    });
  }
  expect(await desk.client.checkMany.draftPlan({ account, batchId: id, group: 'allowed' })).toEqual({
    ready: 4,
    openCase: 1,
    noSlot: 1,
    lastSlot: 0,
    elsewhere: 0,
    drafted: 0,
  });
  const before = desk.gateway.requests.length;
  expect(await desk.checks.prepare(id, 'allowed')).toBe(6);
  expect(await drafted(desk)).toHaveLength(5);
  expect((await desk.store.batchCounts(id)).prepared).toEqual({ drafted: 4, 'open-case': 1, 'no-slot': 1 });
  expect(desk.gateway.requests).toHaveLength(before);
  expect((await desk.store.openCases()).every(({ state }) => state === 'draft')).toBe(true);
  const logged = await desk.store.log({ search: '', filters: { operation: 'case-prepared' }, before: null, limit: 20 });
  expect(logged.total).toBe(5);
});

test('pressed twice, or gone on with after a crash between two writes, nobody gets a second draft', async () => {
  const { desk, id } = await allowed(5);
  const write = desk.store.writeCase;
  let writes = 0;
  desk.store.writeCase = async (given) => {
    writes += 1;
    if (writes === 3) throw new Fault('disk-full');
    return write(given);
  };
  await desk.checks.prepare(id, 'allowed');
  await expect(desk.checks.prepare(id, 'allowed')).rejects.toMatchObject({ code: 'not-allowed-here' });
  await expect.poll(() => writes).toBe(3);
  await desk.checks.stop();
  desk.store.writeCase = write;
  expect((await desk.store.batchCounts(id)).prepared).toEqual({ intended: 5 });
  expect(await desk.store.openCases()).toHaveLength(2);
  desk.again();
  expect(await drafted(desk)).toHaveLength(5);
  expect((await desk.store.batchCounts(id)).prepared).toEqual({ drafted: 5 });
  expect(await desk.checks.prepare(id, 'allowed')).toBe(0);
});

test('whoever stands elsewhere by now gets no draft, and preparing can be stopped', async () => {
  const { desk, id } = await allowed(4);
  const state = { account, subject: desk.customer(0), kind: 'specialContract', value: true, seenOn: '2026-11-22', note: '' } as const;
  await desk.client.facts.state(state);
  await desk.checks.prepare(id, 'allowed');
  await drafted(desk);
  expect((await desk.store.batchCounts(id)).prepared).toEqual({ drafted: 3, 'not-allowed': 1 });
  await desk.checks.stopPreparing(id);
  expect(await desk.store.openCases()).toHaveLength(3);
});
