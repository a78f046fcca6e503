import { expect, test } from 'vitest';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { createChecks } from '../../../src/engine/desk/batch/checks.ts';
import type { Desk } from '../../../src/engine/desk/desk.ts';
import { account } from '../handlers/desk-under-test.ts';
import { checksUnderTest, everybody } from './checks-under-test.ts';

/** The most calls of one way that began within any second. */
function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}

test('a check stays within five calls a second of every way, also while a person reads beside it, and takes hardly longer than that', async () => {
  const under = await checksUnderTest(60);
  const { time } = under;
  const begun = Date.parse(time.now());
  const milliseconds = () => Date.parse(time.now()) - begun;
  const calls = new Map<string, number[]>();
  const answer = (path: string): unknown => {
    if (path.endsWith('customer-orders') || path.includes('resources')) return { total_count: 0, orders: [], data: [], resources: [] };
    return { count: 0, customer_infos: [], budget_infos: [], currency: 'USD', measure_id: 1 };
  };
  const partnerCenter = createPartnerCenter({
    endpoint: 'https://partner.example',
    accessKey: 'AK',
    secretKey: 'SK',
    clock: time,
    associationTypes: intlAssociationTypes,
    fetch: async (address) => {
      const { pathname } = new URL(String(address instanceof Request ? address.url : address));
      calls.set(pathname, [...(calls.get(pathname) ?? []), milliseconds()]);
      return Response.json(answer(pathname));
    },
    sleep: (wait) => new Promise((resolve) => void time.timer.after(wait, resolve)),
    milliseconds,
  }).impatient;
  const { callsPerSecond: _, ...info } = under.desk.info;
  const desk: Desk = { ...under.desk, info, gateway: null, partnerCenter };
  const { id } = await everybody(under);
  const checks = createChecks({ desk, timer: time.timer, tell: () => {}, failed: (error) => void Promise.reject(error) });
  await under.checks.stop();
  checks.start();
  await checks.begin(id, 'Ann Lee');
  let ended = false;
  void under.until('ended').then(() => {
    ended = true;
  });
  for (let step = 0; !ended; step += 1) {
    // Whatever can be done at this moment is done; then the time moves to the next moment at which something waits.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    if (step % 7 === 3) void partnerCenter.unpaidOrders(under.customer(0), '').catch(() => {});
    const [wait] = time.waiting();
    if (wait !== undefined) time.advance(wait);
  }
  await checks.stop();
  expect(calls.size).toBeGreaterThanOrEqual(3);
  for (const [way, times] of calls) expect(mostInASecond(times), way).toBeLessThanOrEqual(5);
  const orders = calls.get('/v2/orders/customer-orders') ?? [];
  expect(orders.length).toBeGreaterThanOrEqual(60);
  const seconds = milliseconds() / 1_000;
  expect(seconds).toBeGreaterThanOrEqual(orders.length / 5 - 1);
  expect(seconds).toBeLessThanOrEqual(1.5 * (orders.length / 5) + 1);
  expect(
    (
      await under.client.checkMany.rows({
        account,
        batchId: id,
        group: null,
        failedOnly: true,
        preparedOnly: false,
        search: '',
        offset: 0,
        limit: 1,
      })
    ).total,
  ).toBe(0);
});
