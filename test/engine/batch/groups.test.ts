import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, FactKind } from '../../../src/core/fact/fact.ts';
import { natures } from '../../../src/core/fact/nature.ts';
import { account } from '../handlers/desk-under-test.ts';
import { seed } from '../kill/counts.ts';
import { checksUnderTest, everybody } from './checks-under-test.ts';

const stated = Object.entries(natures).filter(([, { knownBy, about }]) => knownBy !== 'api' && about === 'customer') as [
  FactKind,
  (typeof natures)[FactKind],
][];

/** Some facts of one customer: any may be missing or too old. */
const facts = fc.array(
  fc.record({
    kind: fc.constantFrom(...stated.map(([kind]) => kind)),
    pick: fc.nat(3),
    days: fc.constantFrom(0, 1, 30),
    bad: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 20 },
);

test('the groups are a partition, and say what both checks of the customer itself say', async () => {
  const customers = 24;
  const made = fc.sample(fc.array(facts, { minLength: customers, maxLength: customers }), { seed, numRuns: 1 })[0] ?? [];
  const desk = await checksUnderTest(customers, (place) => ({
    frozen: place % 5 === 0,
    unpaidOrders: place % 7 === 0 ? 1 : 0,
    association: place % 6 === 0 ? 'referral' : 'reseller',
  }));
  // Without the gateway's own answers everything hangs on what is stated here.
  desk.gateway.check = async () => ({ checkedAt: desk.time.now(), passed: true, items: [] });
  for (const [place, some] of made.entries()) {
    const all = place % 4 === 0 ? stated.map(([kind]) => ({ kind, pick: 1, days: 0, bad: 9 })) : some;
    const written = all.map(({ kind, pick, days, bad }): Fact => {
      const { answers } = natures[kind];
      const good = kind === 'currencySet' ? true : kind === 'freezeKind' ? 'none' : false;
      const value = bad === 0 ? (answers[pick % answers.length] ?? good) : good;
      const observedAt = new Date(Date.parse(desk.time.now()) - days * 86_400_000).toISOString();
      return { subject: desk.customer(place), kind, value, source: 'person', observedAt, by: 'Ann Lee', note: '' };
    });
    await desk.store.writeFacts({ facts: written, log: [], notices: [] });
  }
  const partnerFact = {
    kind: 'partnerFrozen',
    value: false,
    source: 'person',
    observedAt: desk.time.now(),
    by: 'Ann Lee',
    note: '',
  } as const;
  await desk.store.writeFacts({ facts: [{ ...partnerFact, subject: 'partner' }], log: [], notices: [] });
  const { id } = await everybody(desk);
  await desk.checks.begin(id, 'Ann Lee');
  await desk.until('ended');
  const rows = await desk.rows(id);
  expect(rows).toHaveLength(customers);
  const seen = new Set<string>();
  for (const row of rows) {
    const { verdicts } = await desk.client.customers.card({ account, customerId: row.customerId });
    const states = verdicts.filter(({ side }) => side === 'partner').map(({ state }) => state);
    const single = states.includes('blocked') ? 'blocked' : states.includes('unknown') ? 'unknown' : 'allowed';
    const group = row.group === 'mendable' ? 'blocked' : row.group;
    expect(group, JSON.stringify(row)).toBe(single);
    const violated = verdicts.flatMap(({ findings }) => findings.filter(({ state }) => state === 'violated').map(({ ruleId }) => ruleId));
    expect(row.rules).toEqual([...new Set(violated)].sort());
    expect(row.asks.length > 0 || row.group !== 'unknown').toBe(true);
    seen.add(row.group ?? '');
  }
  const { groups } = await desk.store.batchCounts(id);
  expect(Object.values(groups).reduce((sum, count) => sum + count, 0)).toBe(customers);
  // Else nothing was shown.
  expect(seen.size).toBeGreaterThan(1);
});

test('what partner and customer can end now is mended this week; a contract, Huawei Cloud and whose customer it is are not', async () => {
  const desk = await checksUnderTest(4);
  const failing = new Map([
    [desk.customer(0), ['R07', 'R08']],
    [desk.customer(1), ['R07', 'R12']],
  ]);
  desk.gateway.check = async (customerId) => ({
    checkedAt: desk.time.now(),
    passed: false,
    items: ['R07', 'R08', 'R12'].map((code) => ({
      code,
      passed: failing.get(customerId as never)?.includes(code) !== true,
      statement: code,
    })),
  });
  const { id } = await everybody(desk);
  await desk.checks.begin(id, 'Ann Lee');
  await desk.until('ended');
  const rows = await desk.rows(id);
  expect(rows.slice(0, 2).map(({ group, decides }) => [group, decides])).toEqual([
    ['mendable', null],
    ['blocked', 'R12'],
  ]);
  const mends = await desk.client.checkMany.mends({ account, batchId: id });
  expect(mends.flatMap(({ rules }) => rules.map(({ ruleId, customers }) => [ruleId, customers]))).toContainEqual(['R07', 1]);
});
