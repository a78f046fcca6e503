import { describe, expect, test } from 'vitest';
import { caseOf, caseWrite, evening, list, morning, noon, type Open, reading, writePage } from './samples.ts';

export function customerBehaviour(open: Open): void {
  describe('the list of customers', () => {
    test('a customer comes back with every field as it was read', async () => {
      const { store } = await open();
      const odd = reading('c1', {
        accountName: 'a"b\'c',
        name: '深圳 Ünïcode \u0000 😀',
        email: 'o@example.com',
        frozen: true,
        label: '%_*',
      });
      await writePage(store, [odd]);
      expect(await store.customer('c1')).toEqual({
        ...odd,
        visibility: 'visible',
        firstSeenAt: morning,
        lastSeenAt: morning,
        changedAt: morning,
      });
      expect(await store.customer('unknown')).toBeNull();
    });

    test('sorting by account name ignores case and accents, and turned round it is exactly the reverse', async () => {
      const { store } = await open();
      const names = { c1: 'beta', c2: 'Álpha', c3: 'alpha', c4: 'ALPHA', c5: '深圳', c6: '' };
      await writePage(
        store,
        Object.entries(names).map(([id, accountName]) => reading(id, { accountName })),
      );
      const upwards = ['c6', 'c2', 'c3', 'c4', 'c1', 'c5'];
      expect((await list(store)).ids).toEqual(upwards);
      expect((await list(store, { sort: { by: 'accountName', descending: true } })).ids).toEqual(upwards.toReversed());
    });

    test('every order is offered, also for hits of a search', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { name: 'B', manager: 'Zoe', associatedOn: '2025-03-01T00:00:00Z' })], { observedAt: evening });
      await writePage(store, [reading('c2', { name: 'A', manager: 'Ann', associatedOn: '2025-01-01T00:00:00Z' })], { observedAt: noon });
      await writePage(store, [reading('c3', { name: 'C', manager: 'Moe', associatedOn: '2025-02-01T00:00:00Z' })], { observedAt: morning });
      const row = { agree: 'unknown', violated: 0, unknown: 0, computedAt: noon, validUntil: null, packId: 'p' } as const;
      await store.writeVerdicts([
        { customerId: 'c2', submit: 'blocked', ...row },
        { customerId: 'c3', submit: 'allowed', ...row },
      ]);
      const orders = {
        name: ['c2', 'c1', 'c3'],
        manager: ['c2', 'c3', 'c1'],
        associatedOn: ['c2', 'c3', 'c1'],
        lastSeenAt: ['c3', 'c2', 'c1'],
        verdict: ['c3', 'c2', 'c1'],
      } as const;
      for (const [by, ids] of Object.entries(orders)) {
        for (const words of ['', 'account']) {
          const sort = { by: by as keyof typeof orders, descending: false };
          expect((await list(store, { sort, search: words })).ids, `${by} ${words}`).toEqual(ids);
        }
      }
    });

    test('any page of a long list can be asked for, and the total stays exact', async () => {
      const { store } = await open();
      const ids = Array.from({ length: 250 }, (_, index) => `c${String(index).padStart(3, '0')}`);
      await writePage(
        store,
        ids.map((id) => reading(id)),
      );
      expect(await list(store, { offset: 0, limit: 2 })).toEqual({ ids: ['c000', 'c001'], total: 250 });
      expect(await list(store, { offset: 248, limit: 50 })).toEqual({ ids: ['c248', 'c249'], total: 250 });
      expect(await list(store, { offset: 250, limit: 50 })).toEqual({ ids: [], total: 250 });
      expect(await list(store, { search: 'account', offset: 200, limit: 2 })).toEqual({ ids: ['c200', 'c201'], total: 250 });
      expect(await list(store, { search: '9', offset: 0, limit: 2 })).toEqual({ ids: [], total: 0 });
    });

    test('each filter narrows the list, and they narrow together with a search', async () => {
      const { store } = await open();
      await writePage(store, [
        reading('c1', { frozen: true, manager: 'Ann', association: 'referral' }),
        reading('c2', { manager: 'Ann', resellerId: 'r1' }),
        reading('c3', { manager: 'Bob' }),
      ]);
      await writePage(store, [reading('c3', { manager: 'Bob' })], { observedAt: evening });
      await store.writeVisibility({ customerId: 'c2' as never, to: 'no-longer-visible', log: [], notices: [] });
      await store.writeVerdicts([
        { customerId: 'c3', submit: 'allowed', agree: 'unknown', violated: 0, unknown: 1, computedAt: noon, validUntil: null, packId: 'p' },
      ]);
      expect((await list(store, { filters: { frozen: true } })).ids).toEqual(['c1']);
      expect((await list(store, { filters: { frozen: false } })).ids).toEqual(['c2', 'c3']);
      expect((await list(store, { filters: { association: 'referral' } })).ids).toEqual(['c1']);
      expect((await list(store, { filters: { manager: 'Ann' } })).ids).toEqual(['c1', 'c2']);
      expect((await list(store, { filters: { resellerId: 'r1' } })).ids).toEqual(['c2']);
      expect((await list(store, { filters: { visibility: 'no-longer-visible' } })).ids).toEqual(['c2']);
      expect((await list(store, { filters: { verdict: 'allowed' } })).ids).toEqual(['c3']);
      expect((await list(store, { filters: { seenBefore: '2026-11-22T08:00:00.001Z' } })).ids).toEqual(['c1', 'c2']);
      expect((await list(store, { filters: { seenBefore: '2026-11-22T08:00:00Z' } })).ids).toEqual([]);
      expect(await list(store, { filters: { manager: 'Ann' }, search: 'c1' })).toEqual({ ids: ['c1'], total: 1 });
      expect(await list(store, { filters: { manager: 'Ann', frozen: true } })).toEqual({ ids: ['c1'], total: 1 });
    });

    test('a row tells the verdict and the open case, and no closed one', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2')]);
      const closed = caseOf('k2', { customerId: 'c2' as never, state: 'rejected', closedAt: noon });
      await store.writeCase(caseWrite(caseOf('k1')));
      await store.writeCase(caseWrite(closed));
      const { rows } = await store.customers({
        search: '',
        filters: {},
        sort: { by: 'accountName', descending: false },
        offset: 0,
        limit: 2,
      });
      expect(rows.map((row) => row.openCase)).toEqual([{ id: 'k1', state: 'draft', side: 'partner' }, null]);
      expect(rows.map((row) => row.verdict)).toEqual([null, null]);
    });

    test('the filters offer the managers and resellers there are, and the oldest reading', async () => {
      const { store } = await open();
      expect(await store.customerFacets()).toEqual({ total: 0, managers: [], resellers: [], oldestSeenAt: null });
      await writePage(store, [reading('c1', { manager: 'Bob', resellerId: 'r2' }), reading('c2', { manager: 'Ann' })], {
        observedAt: noon,
      });
      await writePage(store, [reading('c3', { manager: 'Ann' })], { observedAt: evening });
      expect(await store.customerFacets()).toEqual({ total: 3, managers: ['Ann', 'Bob'], resellers: ['r2'], oldestSeenAt: noon });
    });
  });
}
