import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../../src/core/case/case.ts';
import { caseOf, caseWrite } from '../../ports/store/samples.ts';
import { account, type DeskUnderTest, deskUnderTest } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest({ customers: 4 });
});
afterEach(() => desk.stop());

const ago = (days: number) => new Date(Date.parse(desk.time.now()) - days * 86_400_000).toISOString();
const write = (id: string, change: Partial<Case>) =>
  desk.store.writeCase(caseWrite(caseOf(id, { customerId: desk.customer(0), ...change })));
const ended = (id: string, from: number, to: number, change: Partial<Case> = {}) =>
  write(id, { state: 'disassociated', openedAt: ago(from), pendingSince: ago(from), closedAt: ago(to), ...change });
const table = async (part: Parameters<typeof desk.client.overview.saveTable>[0]['part']) => {
  await desk.client.overview.saveTable({ account, period: '90-days', part });
  return String(desk.host.saved.at(-1)?.content);
};

describe('The overview', () => {
  it('of an empty desk holds no number but nothing', async () => {
    const empty = await desk.client.overview.decisions({ account, period: 'all' });
    expect(empty).toMatchObject({ waiting: [], drafts: 0, times: [], outcomes: [], erased: 0 });
    expect(empty.stretches).toHaveLength(1);
    expect(await desk.client.overview.owners({ account, period: 'all', by: 'manager' })).toEqual({ rows: [], others: 0 });
    expect(await desk.client.overview.dates({ account })).toMatchObject({ counts: [], next: [], total: 0 });
  });

  it('says a median of three decisions with its number, and no p90 before there are ten', async () => {
    for (const [place, took] of [1, 2, 6].entries()) await ended(`k${place}`, 10 + took, 10);
    const three = await desk.client.overview.decisions({ account, period: '90-days' });
    expect(three.times.filter(({ stretch }) => stretch === null)).toEqual([
      { stretch: null, side: 'partner', cases: 3, median: 2, p90: null },
    ]);
    for (let more = 3; more < 10; more += 1) await ended(`k${more}`, 14, 10);
    const ten = await desk.client.overview.decisions({ account, period: '90-days' });
    expect(ten.times[0]?.p90).toBeCloseTo(4.2, 6);
  });

  it('counts only what ended in the period', async () => {
    await ended('k1', 110, 100);
    await ended('k2', 20, 10);
    const cases = async (period: '90-days' | '12-months' | 'all') =>
      (await desk.client.overview.decisions({ account, period })).outcomes.reduce((sum, row) => sum + row.cases, 0);
    expect([await cases('90-days'), await cases('12-months'), await cases('all')]).toEqual([1, 2, 2]);
  });

  it('names the rules in the way by their statements', async () => {
    const seenOn = desk.time.now().slice(0, 10);
    await desk.client.facts.state({ account, subject: desk.customer(1), kind: 'reservedInstance', value: true, seenOn, note: '' });
    const { rules, blocked, customers } = await desk.client.overview.blockers({ account });
    expect(customers).toBe(4);
    expect(blocked).toBeGreaterThanOrEqual(1);
    const found = rules.find(({ ruleId }) => ruleId === 'R07');
    expect(found).toMatchObject({ customers: 1 });
    expect(found?.statement).toMatch(/reserved instance/i);
  });

  it('says when a slot becomes free, by the counting that the practice partner publishes', async () => {
    for (const days of [3, 2, 1]) {
      const quota = { customerId: desk.customer(2), side: 'partner', at: ago(days), source: 'app', caseId: null } as const;
      await desk.store.writeCase(caseWrite(caseOf(`q${days}`, { customerId: desk.customer(2) }), { quota }));
    }
    const quota = await desk.client.overview.quota({ account });
    expect(quota.customers).toBe(4);
    expect(quota.sides[0]).toMatchObject({ side: 'partner', limit: 3, published: true, used: [{ requests: 3, customers: 1 }], gone: 0 });
    await write('k1', { state: 'awaiting-customer', pendingSince: ago(1), remindAt: ago(-2), chaseAt: ago(-200) });
    const dates = await desk.client.overview.dates({ account });
    expect(dates.next.map(({ kind }) => kind)).toContain('reminder');
    expect(dates.total).toBe(dates.next.length);
    expect(dates.counts.reduce((sum, { dates: count }) => sum + count, 0)).toBe(dates.total);
  });

  it('is saved as a table that says SIMULATED in every line and holds no formula', async () => {
    await ended('k1', 20, 10, { state: 'rejected', stated: true });
    expect(await table('outcomes')).toBe('\ufeffoutcome,as_stated,requests,simulated\r\nrejected,yes,1,SIMULATED\r\n');
    expect(desk.host.saved.at(-1)?.name).toMatch(/^SIMULATED overview outcomes \d{4}-\d{2}-\d{2}\.csv$/);
    for (const part of ['waiting', 'times', 'blockers', 'quota', 'dates', 'managers', 'resellers'] as const)
      expect(await table(part)).not.toMatch(/(^|,)"?[=+@]/m);
  });

  it('saves a picture only when it is one', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    await desk.client.overview.savePicture({ account, part: 'times', picture: png.toString('base64') });
    expect(desk.host.saved.at(-1)?.name).toMatch(/^SIMULATED overview times .*\.png$/);
    const text = desk.client.overview.savePicture({ account, part: 'times', picture: Buffer.from('<script>').toString('base64') });
    await expect(text).rejects.toMatchObject({ data: { code: 'invalid-input' } });
  });
});
