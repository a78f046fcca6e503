import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../../src/core/customer/customer.ts';
import type { Fact } from '../../../src/core/fact/fact.ts';
import { draft, evening, morning, noon, nothing, type Open, reading, writePage } from './samples.ts';

const id = 'c1' as CustomerId;
const stated: Fact = { subject: id, kind: 'arrears', value: true, source: 'person', observedAt: noon, by: 'Ann', note: '' };

export function importBehaviour(open: Open): void {
  describe('what a file or a person brings', () => {
    test('a listing that does not say whether a customer is frozen makes no fact of it, until one says it', async () => {
      const { store } = await open();
      const page = { passId: 'import', observedAt: morning, source: 'import', state: null, ...nothing } as const;
      await store.writeSyncPage({ ...page, customers: [reading('c1'), reading('c2')], unread: new Map([['c1', ['frozen']]]) });
      expect((await store.facts(id)).map(({ kind }) => kind).sort()).toEqual(['association', 'visible']);
      expect((await store.facts('c2' as CustomerId)).map(({ kind }) => kind).sort()).toEqual(['association', 'frozen', 'visible']);
      await writePage(store, [reading('c1')], { passId: 'pass-2', observedAt: noon });
      expect((await store.facts(id)).find(({ kind }) => kind === 'frozen')).toMatchObject({
        value: false,
        observedAt: noon,
        source: 'simulated',
      });
    });

    test('what an earlier listing said is no fact any more when a later one leaves it out', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { frozen: true })]);
      const page = { passId: 'import', observedAt: noon, source: 'import', state: null, ...nothing } as const;
      const outcome = await store.writeSyncPage({
        ...page,
        customers: [reading('c1', { frozen: true })],
        unread: new Map([['c1', ['frozen', 'association']]]),
      });
      expect(outcome).toMatchObject({ changed: [], unchanged: 1 });
      expect((await store.facts(id)).map(({ kind }) => kind)).toEqual(['visible']);
    });

    test('customers are found by exactly their account name', async () => {
      const { store } = await open();
      await writePage(store, [
        reading('c1', { accountName: 'acme' }),
        reading('c2', { accountName: 'acme' }),
        reading('c3', { accountName: 'Acme' }),
      ]);
      const found = await store.customerIdsByAccountName(['acme', 'nobody', 'acm']);
      expect([...found]).toEqual([['acme', ['c1', 'c2']]]);
      expect(await store.customerIdsByAccountName([])).toEqual(new Map());
    });

    test('a statement that is taken back is known no more, and the log says both', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      await store.writeFacts({ facts: [stated], log: [draft({ operation: 'fact-stated', customerId: id })], notices: [] });
      const back = {
        subject: id,
        kind: 'arrears',
        observedAt: noon,
        log: [draft({ operation: 'fact-withdrawn', customerId: id })],
        notices: [],
      } as const;
      await store.withdrawFact(back);
      expect((await store.facts(id)).some(({ kind }) => kind === 'arrears')).toBe(false);
      expect((await store.log({ search: '', filters: {}, before: null, limit: 9 })).rows.map(({ entry }) => entry.operation)).toEqual([
        'fact-withdrawn',
        'fact-stated',
      ]);
    });

    test('only the statement that is meant is taken back, and nothing is logged when it is not there', async () => {
      const { store } = await open();
      await store.writeFacts({ facts: [{ ...stated, observedAt: evening }], ...nothing });
      const back = store.withdrawFact({ subject: id, kind: 'arrears', observedAt: noon, log: [draft()], notices: [] });
      await expect(back).rejects.toMatchObject({ code: 'not-found' });
      expect(await store.facts(id)).toHaveLength(1);
      expect(await store.verifyLog()).toMatchObject({ entries: 0 });
    });
  });
}
