import { expect, test } from 'vitest';
import { account } from '../handlers/desk-under-test.ts';
import { checksUnderTest, everybody } from './checks-under-test.ts';
import { fillLarge } from './large.ts';

/** Milliseconds of this process's own work, which others on the machine do not lengthen. */
async function worked<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly milliseconds: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1_000 };
}

test('a plan for 100,000 customers takes a second of work, also when only some match', {
  timeout: 300_000,
}, async () => {
  const desk = await checksUnderTest(0);
  await fillLarge(desk.store, 100_000, desk.time.now());
  const asked = () => Object.values(desk.partner.calls).reduce((sum, count) => sum + (count ?? 0), 0);
  const before = asked();
  const first = await worked(() => everybody(desk));
  const planned = await worked(() => everybody(desk));
  const { plan } = planned.result;
  expect(plan).toMatchObject({ customers: 100_000, fresh: 0 });
  expect(plan?.asks.find(({ kind }) => kind === 'orders')).toMatchObject({ known: 50_000, customers: 50_000, calls: 50_000 });
  const matching = await worked(() =>
    desk.client.checkMany.plan({ account, selection: { kind: 'filtered', search: 'customer-1', filters: { frozen: true } }, again: false }),
  );
  expect(matching.result.total).toBeGreaterThan(1_000);
  expect(asked()).toBe(before);
  // The better of two: others on the machine take its caches away.
  expect(Math.min(first.milliseconds, planned.milliseconds)).toBeLessThan(1_000);
});
