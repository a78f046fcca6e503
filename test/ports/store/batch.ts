import { describe, expect, test } from 'vitest';
import type { Batch, BatchRow } from '../../../src/core/batch/batch.ts';
import type { Fact } from '../../../src/core/fact/fact.ts';
import type { BatchChoice, Store } from '../../../src/core/ports.ts';
import { draft, erased, evening, morning, noon, nothing, type Open, reading, writePage } from './samples.ts';

const planned = (id: string, changes: Partial<Batch> = {}): Batch => ({
  id,
  state: 'planned',
  outcome: null,
  chosen: 'everybody',
  again: false,
  total: 0,
  plan: null,
  createdAt: morning,
  startedAt: null,
  endedAt: null,
  preparing: null,
  ...changes,
});
const everybody: BatchChoice = { kind: 'query', search: '', filters: {} };
const settled = (id: string, changes: Partial<BatchRow> = {}): BatchRow => ({
  customerId: id as BatchRow['customerId'],
  state: 'done',
  group: 'allowed',
  rules: [],
  asks: [],
  until: null,
  decides: null,
  fault: null,
  checkedAt: noon,
  prepared: null,
  caseId: null,
  ...changes,
});
const bounds = {
  reading: { after: Date.parse(morning) - 1, until: Date.parse(evening) },
  stated: { after: Date.parse(morning) - 1, until: Date.parse(evening) },
  checkedKinds: ['reservedInstance'],
} as const;
const asked = { group: null, failedOnly: false, preparedOnly: false, search: '', offset: 0, limit: 50 } as const;
const fact = (subject: string, kind: Fact['kind'], changes: Partial<Fact> = {}): Fact => ({
  subject: subject as Fact['subject'],
  kind,
  value: 0,
  source: 'api',
  observedAt: noon,
  by: '',
  note: '',
  ...changes,
});
const ids = async (store: Store, query: Partial<Parameters<Store['batchRows']>[0]> = {}) =>
  (await store.batchRows({ batchId: 'b1', ...asked, ...query })).rows.map(({ row }) => row.customerId);

export function batchBehaviour(open: Open): void {
  describe('checks of many', () => {
    test('a choice is resolved inside the store: picked ones, all that match, or everybody', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { manager: 'Li' }), reading('c2', { frozen: true }), reading('c3', { manager: 'Li' })]);
      const chosen = async (choice: BatchChoice) => {
        const { total } = await store.beginBatch(planned('b1'), choice);
        const rows = await store.batchNext({ batchId: 'b1', what: 'check', limit: 9 });
        await store.dropBatch('b1');
        return [total, ...rows.map((row) => row.customerId)];
      };
      expect(await chosen(everybody)).toEqual([3, 'c1', 'c2', 'c3']);
      expect(await chosen({ kind: 'ids', ids: ['c3', 'nobody', 'c1', 'c3'] })).toEqual([2, 'c1', 'c3']);
      expect(await chosen({ kind: 'query', search: '', filters: { manager: 'Li' } })).toEqual([2, 'c1', 'c3']);
      expect(await chosen({ kind: 'query', search: 'account-c3', filters: { manager: 'Li' } })).toEqual([1, 'c3']);
      expect(await chosen({ kind: 'query', search: 'nobody', filters: {} })).toEqual([0]);
    });

    test('a plan takes the place of a plan, and only a check that is begun takes the place of one that was', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      const first = await store.beginBatch(planned('b1'), everybody);
      await store.writeBatch({ batch: { ...first, state: 'ended' }, log: [draft({ operation: 'check-many-finished' })], notices: [] });
      await store.beginBatch(planned('b2'), everybody);
      const third = await store.beginBatch(planned('b3'), everybody);
      expect((await store.batches()).map(({ id }) => id)).toEqual(['b3', 'b1']);
      await store.writeBatch({ batch: { ...third, state: 'running' }, ...nothing });
      expect((await store.batches()).map(({ id, state }) => [id, state])).toEqual([['b3', 'running']]);
      expect((await store.log({ search: '', filters: {}, before: null, limit: 9 })).rows[0]?.entry.operation).toBe('check-many-finished');
      await expect(store.writeBatch({ batch: { ...first, state: 'running' }, ...nothing })).rejects.toMatchObject({ code: 'not-found' });
    });

    test('settled rows wait no more, are counted by group, and found by group, fault and words', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { manager: 'Li' }), reading('c2'), reading('c3', { manager: 'Li' }), reading('c4')]);
      await store.beginBatch(planned('b1'), everybody);
      const refused = settled('c2', { state: 'failed', group: 'unknown', asks: ['frozen', 'visible'], fault: { code: 'forbidden' } });
      await store.settleBatch('b1', [settled('c1'), refused, settled('c3', { group: 'blocked', rules: ['R07', 'R12'], decides: 'R12' })]);
      expect((await store.batchNext({ batchId: 'b1', what: 'check', limit: 9 })).map((row) => row.customerId)).toEqual(['c4']);
      expect(await store.batchCounts('b1')).toEqual({
        total: 4,
        pending: 1,
        failed: 1,
        groups: { allowed: 1, mendable: 0, blocked: 1, unknown: 1 },
        prepared: {},
      });
      expect([await ids(store), await ids(store, { group: 'blocked' })]).toEqual([['c1', 'c2', 'c3'], ['c3']]);
      expect([await ids(store, { failedOnly: true }), await ids(store, { search: 'account-c3' })]).toEqual([['c2'], ['c3']]);
      expect(await store.batchRows({ batchId: 'b1', ...asked, offset: 1, limit: 1 })).toMatchObject({
        total: 3,
        rows: [{ row: refused, customer: { accountName: 'account-c2' } }],
      });
      expect(await store.batchTallies('b1')).toHaveLength(3);
      expect(await store.batchTallies('b1')).toContainEqual({
        group: 'blocked',
        rules: ['R07', 'R12'],
        asks: [],
        manager: 'Li',
        customers: 1,
      });
      expect(await store.markBatch('b1', { kind: 'again' })).toBe(1);
      expect((await store.batchNext({ batchId: 'b1', what: 'check', limit: 9 })).map((row) => row.customerId)).toEqual(['c2', 'c4']);
    });

    test('drafts are waited for by the rows of one group, and not a second time once there is one', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2'), reading('c3')]);
      await store.beginBatch(planned('b1'), everybody);
      await store.settleBatch('b1', [settled('c1'), settled('c2'), settled('c3', { group: 'unknown' })]);
      expect(await store.markBatch('b1', { kind: 'prepare', group: 'allowed' })).toBe(2);
      await store.settleBatch('b1', [settled('c1', { prepared: 'drafted', caseId: 'case-1' as never })]);
      expect((await store.batchNext({ batchId: 'b1', what: 'prepare', limit: 9 })).map((row) => row.customerId)).toEqual(['c2']);
      expect(await store.markBatch('b1', { kind: 'stop' })).toBe(1);
      expect(await store.batchNext({ batchId: 'b1', what: 'prepare', limit: 9 })).toEqual([]);
      expect(await store.markBatch('b1', { kind: 'prepare', group: 'allowed' })).toBe(1);
      expect((await store.batchCounts('b1')).prepared).toEqual({ drafted: 1, pending: 1 });
      expect(await ids(store, { preparedOnly: true })).toEqual(['c1', 'c2']);
    });

    test('what is known and fresh is counted, slice by slice, by the same bounds for readings and for statements', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2', { frozen: true, resellerId: 'r1' }), reading('account:x')], {
        observedAt: noon,
      });
      const old = '2026-11-21T08:00:00.000Z';
      const facts = [
        fact('c1', 'unpaidOrders'),
        fact('c1', 'budgetUsed', { observedAt: old }),
        fact('c1', 'reservedInstance', { source: 'simulated', value: false }),
        fact('c2', 'reservedInstance', { source: 'person', by: 'Ann', value: false }),
        fact('c2', 'arrears', { source: 'person', by: 'Ann', value: false, observedAt: old }),
      ];
      await store.writeFacts({ facts, ...nothing });
      await store.beginBatch(planned('b1'), everybody);
      const known = async (after: number, limit: number, pendingOnly = false) =>
        store.batchKnown({ batchId: 'b1', pendingOnly, after, limit, bounds });
      const { groups, next } = await known(0, 9);
      expect(next).toBeNull();
      const common = { customers: 1, listed: true, visible: true, association: 'reseller', frozen: false, resold: false, local: false };
      expect(groups).toHaveLength(3);
      expect(groups).toContainEqual({ ...common, facts: new Set(['reservedInstance', 'unpaidOrders']), checked: true });
      expect(groups).toContainEqual({ ...common, frozen: true, resold: true, facts: new Set(['reservedInstance']), checked: false });
      expect(groups).toContainEqual({ ...common, local: true, facts: new Set(), checked: false });
      const first = await known(0, 2);
      const rest = await known(first.next ?? -1, 2);
      expect([first.groups, rest.groups].map((part) => part.reduce((sum, { customers }) => sum + customers, 0))).toEqual([2, 1]);
      await store.settleBatch('b1', [settled('c1')]);
      expect((await known(0, 9, true)).groups).toHaveLength(2);
      const later = { ...bounds, reading: { after: Date.parse(noon), until: Date.parse(evening) } };
      const stale = await store.batchKnown({ batchId: 'b1', pendingOnly: false, after: 0, limit: 9, bounds: later });
      expect(stale.groups.map(({ listed, facts: fresh }) => [listed, fresh.size])).toContainEqual([false, 1]);
    });

    test('the row of an erased customer goes with it, and a later one for it is left out', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2')]);
      await store.beginBatch(planned('b1'), everybody);
      await store.settleBatch('b1', [settled('c1'), settled('c2')]);
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      await store.settleBatch('b1', [settled('c1', { group: 'blocked' })]);
      expect([await ids(store), (await store.batchCounts('b1')).total]).toEqual([['c2'], 1]);
    });
  });
}
