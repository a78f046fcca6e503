import { describe, expect, test } from 'vitest';
import type { Case } from '../../../src/core/case/case.ts';
import type { Store } from '../../../src/core/ports.ts';
import { caseOf, caseWrite, erased, type Open, reading, writePage } from './samples.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = (days: number) => new Date(Date.UTC(2026, 9, 1) + days * day).toISOString();
const october = { from: at(0), until: at(31) };
const november = { from: at(31), until: at(61) };
const everybody = { owner: {} };

const write = (store: Store, id: string, changes: Partial<Case>) => store.writeCase(caseWrite(caseOf(id, changes)));
const decided = (from: number, to: number, changes: Partial<Case> = {}): Partial<Case> => ({
  state: 'disassociated',
  openedAt: at(from),
  pendingSince: at(from),
  closedAt: at(to),
  ...changes,
});
const c2 = { customerId: 'c2' as never };
const people = [reading('c1', { manager: 'Ann' }), reading('c2', { manager: 'Ben', resellerId: 'r1' })];

export function overviewBehaviour(open: Open): void {
  describe('the overview', () => {
    test('counts who owes an open decision by how long it has waited, and drafts alone', async () => {
      const { store } = await open();
      await writePage(store, people);
      await write(store, 'k1', { state: 'awaiting-customer', pendingSince: at(3), openedAt: at(0) });
      await write(store, 'k2', { state: 'awaiting-partner', side: 'customer', pendingSince: at(9), ...c2 });
      await write(store, 'k3', { state: 'deciding', side: 'customer', pendingSince: at(9) });
      await write(store, 'k4', { state: 'with-administrator', openedAt: at(20) });
      await write(store, 'k5', { state: 'needs-check', openedAt: at(1) });
      await write(store, 'k6', { state: 'draft' });
      await write(store, 'k7', decided(1, 2));
      const ages = [at(15), at(5)];
      const found = await store.overviewWaiting({ owner: {}, ages });
      expect(found.drafts).toBe(1);
      expect(found.rows.map(({ owing, age, cases }) => `${owing} ${age} ${cases}`).sort()).toEqual([
        'administrator 0 1',
        'customer 2 1',
        'needs-check 2 1',
        'us 1 2',
      ]);
      expect(await store.overviewWaiting({ owner: { manager: 'Ben' }, ages })).toEqual({
        rows: [{ owing: 'us', age: 1, cases: 1 }],
        drafts: 0,
      });
    });

    test('times only what was decided and had a known beginning, by month, and over the whole time', async () => {
      const { store } = await open();
      await writePage(store, people);
      await write(store, 'k1', decided(0, 2));
      await write(store, 'k2', decided(0, 6, { state: 'rejected' }));
      await write(store, 'k3', decided(30, 40, { ...c2, stated: true }));
      await write(store, 'k4', decided(1, 3, { side: 'customer' }));
      await write(store, 'k5', decided(0, 5, { state: 'withdrawn', stated: true }));
      await write(store, 'k6', decided(0, 5, { pendingSince: null, stated: true }));
      await write(store, 'k7', decided(0, 5, { state: 'cancelled-here', pendingSince: null }));
      await write(store, 'k8', decided(0, 70));
      const { times, outcomes, erased: gone } = await store.overviewEnded({ owner: {}, stretches: [october, november] });
      expect(times.filter(({ side }) => side === 'partner')).toEqual([
        { stretch: null, side: 'partner', cases: 3, median: 6 * day, p90: expect.closeTo(9.2 * day, 0) },
        { stretch: 0, side: 'partner', cases: 2, median: 4 * day, p90: expect.closeTo(5.6 * day, 0) },
        { stretch: 1, side: 'partner', cases: 1, median: 10 * day, p90: 10 * day },
      ]);
      expect(times.filter(({ side }) => side === 'customer')).toEqual([
        { stretch: null, side: 'customer', cases: 1, median: 2 * day, p90: 2 * day },
        { stretch: 0, side: 'customer', cases: 1, median: 2 * day, p90: 2 * day },
      ]);
      expect(outcomes.map(({ outcome, stated, cases }) => `${outcome} ${stated} ${cases}`).sort()).toEqual([
        'cancelled-here false 1',
        'disassociated false 2',
        'disassociated true 2',
        'rejected false 1',
        'withdrawn true 1',
      ]);
      expect(gone).toBe(0);
      expect(await store.overviewFirstEnd()).toBe(at(2));
      const ben = await store.overviewEnded({ owner: { resellerId: 'r1' }, stretches: [october, november] });
      expect(ben.outcomes).toEqual([{ outcome: 'disassociated', stated: true, cases: 1 }]);
    });

    test('nothing has ended on a fresh desk', async () => {
      const { store } = await open();
      expect(await store.overviewFirstEnd()).toBeNull();
      expect(await store.overviewEnded({ owner: {}, stretches: [october] })).toEqual({ times: [], outcomes: [], erased: 0 });
      expect(await store.overviewOwners({ by: 'manager', owner: {}, from: at(0), limit: 5 })).toEqual({ rows: [], others: 0 });
      expect(await store.overviewBlockers(everybody)).toEqual({ customers: 0, judged: 0, blocked: 0, rules: [] });
    });

    test('requests count for whoever looks after the customer now, also when it was listed after its case', async () => {
      const { store } = await open();
      await write(store, 'k1', decided(0, 4));
      await write(store, 'k2', { state: 'awaiting-customer', pendingSince: at(3), ...c2 });
      const owners = (by: 'manager' | 'reseller') => store.overviewOwners({ by, owner: {}, from: at(1), limit: 5 });
      expect((await owners('manager')).rows).toEqual([{ name: null, open: 1, decided: 1, median: 4 * day }]);
      await writePage(store, people);
      expect((await owners('manager')).rows).toEqual([
        { name: 'Ben', open: 1, decided: 0, median: null },
        { name: 'Ann', open: 0, decided: 1, median: 4 * day },
      ]);
      await store.fillSearch(1_000);
      await writePage(store, [reading('c1', { manager: 'Zoe' })], { passId: 'pass-2' });
      await write(store, 'k3', { state: 'awaiting-customer', pendingSince: at(3) });
      expect((await owners('manager')).rows).toEqual([
        { name: 'Zoe', open: 1, decided: 1, median: 4 * day },
        { name: 'Ben', open: 1, decided: 0, median: null },
      ]);
      expect((await owners('reseller')).rows.map(({ name }) => name)).toEqual(['', 'r1']);
      expect(await store.overviewOwners({ by: 'manager', owner: {}, from: at(5), limit: 1 })).toEqual({
        rows: [{ name: 'Ben', open: 1, decided: 0, median: null }],
        others: 1,
      });
    });

    test('an erased customer is still counted, and nobody is named for it', async () => {
      const { store } = await open();
      await writePage(store, people);
      await write(store, 'k1', decided(0, 4));
      await store.eraseCustomer({ customerId: 'c1', at: at(20), ...erased('c1') });
      const { outcomes, times, erased: gone } = await store.overviewEnded({ owner: {}, stretches: [october] });
      expect(outcomes).toEqual([{ outcome: 'disassociated', stated: false, cases: 1 }]);
      expect(times.map(({ median }) => median)).toEqual([4 * day, 4 * day]);
      expect(gone).toBe(1);
      const { rows } = await store.overviewOwners({ by: 'manager', owner: {}, from: at(0), limit: 5 });
      expect(rows.map(({ name }) => name)).toEqual([null]);
    });

    test('counts each rule over the visible customers whose verdict it violates', async () => {
      const { store } = await open();
      await writePage(store, [...people, reading('c3'), reading('c4'), reading('c5')]);
      const row = { submit: 'blocked', agree: 'blocked', unknown: 0, computedAt: at(0), validUntil: null, packId: 'p' } as const;
      await store.writeVerdicts([
        { ...row, customerId: 'c1', violated: 2, rules: ['R05', 'R07'] },
        { ...row, customerId: 'c2', violated: 1, rules: ['R07'] },
        { ...row, customerId: 'c3', violated: 0, submit: 'allowed', agree: 'allowed', rules: [] },
        { ...row, customerId: 'c4', violated: 1, rules: ['R07'] },
      ]);
      const all = { customers: 5, judged: 4, blocked: 3 };
      expect(await store.overviewBlockers(everybody)).toMatchObject({
        ...all,
        rules: [
          { ruleId: 'R07', customers: 3 },
          { ruleId: 'R05', customers: 1 },
        ],
      });
      await store.writeVisibility({ customerId: 'c4' as never, to: 'no-longer-visible', log: [], notices: [] });
      expect(await store.overviewBlockers(everybody)).toMatchObject({ customers: 4, rules: [{ customers: 2 }, { customers: 1 }] });
      expect(await store.overviewBlockers({ owner: { manager: 'Ben' } })).toEqual({
        customers: 1,
        judged: 1,
        blocked: 1,
        rules: [{ ruleId: 'R07', customers: 1 }],
      });
    });

    test('counts customers by their requests since an instant, and hands over those who have used them up', async () => {
      const { store } = await open();
      await writePage(store, [...people, reading('c3')]);
      const asked = (id: string, days: number, side: 'partner' | 'customer' = 'partner') =>
        store.writeCase(
          caseWrite(caseOf(`k-${id}-${days}-${side}`, { customerId: id as never }), {
            quota: { customerId: id, side, at: at(days), source: 'app', caseId: null },
          }),
        );
      await asked('c1', 2);
      await asked('c1', 12);
      await asked('c1', 14);
      await asked('c2', 13);
      await asked('c3', 5, 'customer');
      await asked('unlisted', 13);
      const question = { owner: {}, side: 'partner', since: at(10), limit: 2, sinceOther: null } as const;
      const found = await store.overviewQuota(question);
      expect(found).toMatchObject({
        gone: 1,
        used: [
          { requests: 1, customers: 1 },
          { requests: 2, customers: 1 },
        ],
      });
      expect(await store.overviewCustomers(everybody)).toBe(3);
      expect(found.full.map(({ accountName, entries }) => [accountName, entries.map((one) => one.at)])).toEqual([
        ['account-c1', [at(2), at(12), at(14)]],
      ]);
      const waiting = await store.overviewQuota({ ...question, limit: null, sinceOther: at(4) });
      expect(waiting.full.map(({ customerId }) => customerId)).toEqual(['c3']);
    });

    test('lists the dates beside open cases that lie ahead, earliest first', async () => {
      const { store } = await open();
      await writePage(store, people);
      await write(store, 'k1', { state: 'awaiting-customer', chaseAt: at(12), remindAt: at(11), snoozedUntil: at(50) });
      await write(store, 'k2', { ...decided(0, 4), chaseAt: at(12) });
      await write(store, 'k3', { state: 'draft', remindAt: at(10), ...c2 });
      expect(await store.overviewDates({ owner: {}, from: at(10), until: at(40) })).toEqual([
        { kind: 'reminder', at: at(10), caseId: 'k3', accountName: 'account-c2' },
        { kind: 'reminder', at: at(11), caseId: 'k1', accountName: 'account-c1' },
        { kind: 'chase', at: at(12), caseId: 'k1', accountName: 'account-c1' },
      ]);
      expect(await store.overviewDates({ owner: { manager: 'Ann' }, from: at(45), until: at(60) })).toHaveLength(1);
    });
  });
}
