import { expect, test } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { account } from '../handlers/desk-under-test.ts';
import { checksUnderTest, everybody } from './checks-under-test.ts';

const log = async (desk: Awaited<ReturnType<typeof checksUnderTest>>, operation: 'check-many-started' | 'check-many-finished') =>
  (await desk.store.log({ search: '', filters: { operation }, before: null, limit: 9 })).rows.map(({ entry }) => entry.detail);

test('the plan says what is asked, of how many, and how long it takes, before anything is asked', async () => {
  const desk = await checksUnderTest(120);
  const before = { ...desk.partner.calls };
  const { plan, total, state } = await everybody(desk);
  expect([total, state]).toEqual([120, 'planned']);
  expect(plan).toMatchObject({ customers: 120, fresh: 0, local: 0, reads: true, perSecond: 5, seconds: 48 });
  expect(plan?.asks).toEqual([
    { kind: 'alone', known: 120, customers: 0, calls: 0, seconds: 0 },
    { kind: 'orders', known: 0, customers: 120, calls: 120, seconds: 24 },
    { kind: 'resources', known: 0, customers: 120, calls: 240, seconds: 24 },
    { kind: 'budgets', known: 0, customers: 120, calls: 2, seconds: 0.4 },
    { kind: 'checks', known: 0, customers: 120, calls: 240, seconds: 48 },
  ]);
  expect(desk.partner.calls).toEqual(before);
});

test('a check reads what a re-check reads, budgets a hundred at a time, and judges everybody', async () => {
  const desk = await checksUnderTest(120, (place) => (place === 3 ? { unpaidOrders: 2 } : {}));
  const { id } = await everybody(desk);
  await desk.checks.begin(id, 'Ann Lee');
  await desk.until('ended');
  expect(desk.partner.calls).toMatchObject({ unpaidOrders: 120, resources: 120, budgets: 2 });
  const counts = await desk.store.batchCounts(id);
  expect(counts).toMatchObject({ total: 120, pending: 0, failed: 0 });
  expect(Object.values(counts.groups).reduce((sum, each) => sum + each, 0)).toBe(120);
  const facts = await desk.store.facts(desk.customer(3));
  expect(facts.find(({ kind }) => kind === 'unpaidOrders')?.value).toBe(2);
  expect(await log(desk, 'check-many-started')).toMatchObject([{ customers: 120, chosen: 'everybody', calls: 602 }]);
  expect(await log(desk, 'check-many-finished')).toMatchObject([{ outcome: 'finished', checked: 120, refused: 0 }]);
});

test('what is known and fresh is not asked again, unless the person says so; a day later it is', async () => {
  const desk = await checksUnderTest(5);
  const run = async (again: boolean) => {
    const { id, plan } = await everybody(desk, again);
    const before = desk.partner.calls.unpaidOrders ?? 0;
    await desk.checks.begin(id, 'Ann Lee');
    await desk.until('ended');
    return { asked: (desk.partner.calls.unpaidOrders ?? 0) - before, fresh: plan?.fresh };
  };
  expect(await run(false)).toEqual({ asked: 5, fresh: 0 });
  desk.time.advance(60_000);
  expect(await run(false)).toEqual({ asked: 0, fresh: 5 });
  expect(await run(true)).toEqual({ asked: 5, fresh: 0 });
  desk.time.advance(25 * 3_600_000);
  expect(await run(false)).toEqual({ asked: 5, fresh: 0 });
});

test('a paused check asks nothing more, goes on where it stopped, and a cancelled one keeps what was checked', async () => {
  const desk = await checksUnderTest(10);
  const { id } = await everybody(desk);
  desk.partner.before = async (operation, count) => {
    if (operation === 'unpaidOrders' && count === 4) await desk.checks.pause(id);
    if (operation === 'unpaidOrders' && count === 8) await desk.checks.cancel(id);
  };
  await desk.checks.begin(id, 'Ann Lee');
  await desk.until('paused');
  await desk.checks.stop();
  const checked = 10 - (await desk.store.batchCounts(id)).pending;
  expect(checked).toBe(4);
  expect(desk.partner.calls.unpaidOrders).toBe(4);
  const next = desk.again();
  await next.resume(id);
  desk.partner.before = async (operation, count) => {
    if (operation === 'unpaidOrders' && count === 8) await next.cancel(id);
  };
  await desk.until('ended');
  expect(desk.partner.calls.unpaidOrders).toBe(8);
  expect(await log(desk, 'check-many-finished')).toMatchObject([{ outcome: 'cancelled', customers: 10, checked: 7 }]);
});

test('while the other side is away the check waits and says why; then it goes on by itself and asks nobody twice', async () => {
  const desk = await checksUnderTest(6);
  const { id } = await everybody(desk);
  let away = true;
  desk.partner.before = (operation, count) => {
    if (operation === 'unpaidOrders' && count > 3 && away) throw new Fault('unreachable');
  };
  await desk.checks.begin(id, 'Ann Lee');
  await expect.poll(() => desk.checks.live().waiting?.fault.code).toBe('unreachable');
  expect((await desk.store.batchCounts(id)).pending).toBe(3);
  // What was answered beside it is written, and not asked for again.
  expect(desk.partner.calls.resources).toBe(4);
  away = false;
  desk.time.advance(3_000);
  await desk.until('ended');
  expect(desk.partner.calls).toMatchObject({ resources: 6, unpaidOrders: 7 });
  expect(desk.checks.live().waiting).toBeNull();
});

test('a site that asks to wait is not asked before', async () => {
  const desk = await checksUnderTest(3);
  const { id } = await everybody(desk);
  desk.partner.before = (operation, count) => {
    if (operation === 'unpaidOrders' && count === 2) throw new Fault('throttled', { retryAfter: 30_000 });
  };
  await desk.checks.begin(id, 'Ann Lee');
  await expect.poll(() => desk.checks.live().waiting?.fault.code).toBe('throttled');
  desk.time.advance(29_000);
  expect(desk.partner.calls.unpaidOrders).toBe(2);
  desk.time.advance(1_000);
  await desk.until('ended');
  expect((await desk.store.batchCounts(id)).failed).toBe(0);
});

test('a refusal stands in its row, the others go on, and the refused can be asked once more', async () => {
  const desk = await checksUnderTest(4);
  const { id } = await everybody(desk);
  const refused = desk.customer(1);
  const failing = desk.customer(2);
  const own = desk.partner.unpaidOrders;
  let heals = false;
  desk.partner.unpaidOrders = async (customerId, resellerId) => {
    const answer = await own(customerId, resellerId);
    if (!heals && customerId === refused) throw new Fault('forbidden', { apiCode: 'CBC.0150' });
    if (!heals && customerId === failing) throw new Fault('server-failed');
    return answer;
  };
  await desk.checks.begin(id, 'Ann Lee');
  for (let wait = 0; wait < 3; wait += 1) {
    await expect.poll(() => desk.checks.live().waiting?.fault.code).toBe('server-failed');
    desk.time.advance(60_000);
  }
  await desk.until('ended');
  const rows = await desk.rows(id);
  expect(rows.map(({ fault }) => fault?.code ?? null)).toEqual([null, 'forbidden', 'server-failed', null]);
  expect(rows.every(({ group }) => group !== null)).toBe(true);
  heals = true;
  await desk.checks.again(id);
  await desk.until('ended');
  expect((await desk.rows(id)).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
});

test('a check that ran when the app ended goes on by itself at the next start; a paused one stays paused', async () => {
  const desk = await checksUnderTest(5);
  const { id } = await everybody(desk);
  desk.partner.before = (operation, count) => {
    if (operation === 'unpaidOrders' && count === 3) throw new Fault('unreachable');
  };
  await desk.checks.begin(id, 'Ann Lee');
  await expect.poll(() => desk.checks.live().waiting).not.toBeNull();
  await desk.checks.stop();
  desk.partner.before = null;
  desk.again();
  await desk.until('ended');
  expect(desk.partner.calls.unpaidOrders).toBe(6);
  expect(await log(desk, 'check-many-started')).toHaveLength(1);
});

test("a person's own re-check is answered while many are being checked", async () => {
  const desk = await checksUnderTest(50);
  const { id } = await everybody(desk);
  let checkedAt: string | null = null;
  desk.partner.before = async (operation, count) => {
    if (operation === 'unpaidOrders' && count === 10) {
      desk.partner.before = null;
      void desk.client.customers.recheck({ account, customerId: desk.customer(49) }).then((answer) => {
        checkedAt = answer.checkedAt;
      });
    }
  };
  await desk.checks.begin(id, 'Ann Lee');
  await expect.poll(() => checkedAt).not.toBeNull();
  await desk.until('ended');
  expect((await desk.store.batchCounts(id)).pending).toBe(0);
});

test('whoever left meanwhile is found gone, and stands blocked', async () => {
  const desk = await checksUnderTest(3);
  const gone = desk.customer(1);
  desk.time.advance(25 * 3_600_000);
  desk.partner.leave(gone, { at: desk.time.now(), operator: 'x' });
  const { id } = await everybody(desk);
  await desk.checks.begin(id, 'Ann Lee');
  await desk.until('ended');
  expect((await desk.store.customer(gone))?.visibility).toBe('disassociated');
  expect((await desk.rows(id)).find(({ customerId }) => customerId === gone)).toMatchObject({ group: 'blocked', decides: 'R29' });
});

test('one check at a time: a second cannot begin before the first ended, and a plan does not touch its results', async () => {
  const desk = await checksUnderTest(3);
  const first = await everybody(desk);
  desk.partner.before = () => desk.checks.pause(first.id);
  await desk.checks.begin(first.id, 'Ann Lee');
  await desk.until('paused');
  const second = await everybody(desk);
  await expect(desk.checks.begin(second.id, 'Ann Lee')).rejects.toMatchObject({ code: 'not-allowed-here' });
  expect((await desk.store.batches()).map(({ state }) => state)).toEqual(['planned', 'paused']);
});
