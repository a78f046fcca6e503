import { describe, expect, test } from 'vitest';
import { customerValueKey } from '../../../src/core/customer/value-key.ts';
import {
  caseOf,
  caseWrite,
  draft,
  erased,
  evening,
  event,
  morning,
  noon,
  nothing,
  notice,
  type Open,
  reading,
  search,
  writePage,
} from './samples.ts';

export function erasureBehaviour(open: Open): void {
  describe('erasing a customer', () => {
    test('name, facts, notices and personal text are gone, nothing finds them, and the chain stays whole', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { name: '王芳 Secretname' }), reading('c2', { name: 'Other' })], {
        log: [
          draft({ customerId: 'c1', personal: { customerName: '王芳 Secretname' } }),
          draft({ customerId: 'c2', personal: { note: 'kept' } }),
        ],
        notices: [notice('n1', { customerId: 'c1' }), notice('n2', { customerId: 'c2' })],
      });
      const fact = { kind: 'arrears', value: true, source: 'person', observedAt: noon, by: 'Anna', note: 'Secretname said so' } as const;
      await store.writeFacts({ facts: [{ subject: 'c1' as never, ...fact }], ...nothing });
      const before = await store.logEntry(1);
      await store.eraseCustomer({
        customerId: 'c1',
        at: evening,
        log: [draft({ operation: 'customer-erased', customerId: 'c1', personal: { operator: 'Anna' } })],
        notices: [],
      });
      expect(await store.customer('c1')).toBeNull();
      expect(await store.facts('c1' as never)).toEqual([]);
      expect(await search(store, 'secretname')).toEqual([]);
      expect(await search(store, '王')).toEqual([]);
      expect((await store.log({ search: 'secretname', filters: {}, before: null, limit: 9 })).total).toBe(0);
      expect((await store.log({ search: '芳', filters: {}, before: null, limit: 9 })).total).toBe(0);
      expect((await store.log({ search: 'kept', filters: {}, before: null, limit: 9 })).total).toBe(1);
      expect((await store.notices({ unreadOnly: false, before: null, limit: 9 })).rows.map((row) => row.tag)).toEqual(['n2']);
      expect(await store.logEntry(1)).toEqual({ ...before, customerId: null, personal: null, erasedAt: evening });
      expect(await store.logEntry(3)).toMatchObject({ customerId: null, personal: { operator: 'Anna' }, erasedAt: null });
      expect((await store.logEntry(3))?.entry.subject).toBe(before?.entry.subject);
      expect(await store.verifyLog()).toMatchObject({ entries: 3, sound: true, firstBroken: null });
      expect((await store.log({ search: '', filters: { customerId: 'c1' }, before: null, limit: 9 })).total).toBe(0);
    });

    test('closed cases stay under the pseudonym without their texts, and counted requests go on counting', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')], { log: [draft({ customerId: 'c1', caseId: 'k1' })] });
      const closed = caseOf('k1', { state: 'rejected', closedAt: noon, reason: 'because of Ms Wang', note: 'Wang', remoteId: 'r-1' });
      const quota = { customerId: 'c1', side: 'partner', at: noon, source: 'app', caseId: 'k1' } as const;
      await store.writeCase(caseWrite(closed, { event: event('rejected', { by: 'Wang', note: 'Wang' }), quota }));
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      const left = await store.case('k1');
      expect(left?.case).toMatchObject({ state: 'rejected', reason: '', note: '', remoteId: 'r-1' });
      expect(left?.case.customerId).toBe((await store.logEntry(1))?.entry.subject);
      expect(JSON.stringify(left)).not.toContain('Wang');
      expect(await store.casesOf('c1')).toEqual([]);
      expect(await store.quota('c1')).toEqual([{ ...quota, caseId: null }]);
    });

    test('values kept about the customer go with it, and nobody else loses any', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c10'), reading('c1/c1')]);
      const keys = ['c1', 'c10', 'c1/c1'].map((id) => customerValueKey(id, 'recipient'));
      for (const key of keys) await store.writeValue(key, 'somebody@example.org', nothing);
      await store.writeValue('customer', 'a setting', nothing);
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      const left = await Promise.all([...keys, 'customer'].map((key) => store.value(key)));
      expect(left).toEqual([null, 'somebody@example.org', 'somebody@example.org', 'a setting']);
    });

    test('requests counted before and after an erasing count together', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2')]);
      const count = (id: string, customerId: string, at: string) =>
        store.writeCase(
          caseWrite(caseOf(id, { customerId: customerId as never, state: 'rejected', closedAt: at }), {
            quota: { customerId, side: 'partner', at, source: 'app', caseId: id },
          }),
        );
      await count('k1', 'c1', morning);
      await store.eraseCustomer({ customerId: 'c1', at: noon, ...erased('c1') });
      await writePage(store, [reading('c1')], { passId: 'pass-2' });
      await count('k2', 'c1', evening);
      await count('k3', 'c2', evening);
      const found = (await store.quota('c1')).map(({ customerId, at }) => [customerId, at]);
      expect(found).toEqual([
        ['c1', morning],
        ['c1', evening],
      ]);
      const [dossier] = await store.dossiers(['c1']);
      expect(dossier?.quota.map(({ customerId, at }) => [customerId, at])).toEqual(found);
    });

    test('nobody with an open case is erased', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      await store.writeCase(caseWrite(caseOf('k1', { state: 'awaiting-customer' })));
      const asked = store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      await expect(asked).rejects.toMatchObject({ code: 'case-forbids', detail: { state: 'awaiting-customer' } });
      expect(await store.customer('c1')).not.toBeNull();
      expect(await store.verifyLog()).toMatchObject({ entries: 0 });
    });

    test('nobody is erased without an entry in the log that says so', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')], { log: [draft({ customerId: 'c1', personal: { reason: 'a reason' } })] });
      for (const witness of [nothing, erased('c2'), { log: [draft({ customerId: 'c1' })], notices: [] }]) {
        const asked = store.eraseCustomer({ customerId: 'c1', at: evening, ...witness });
        await expect(asked).rejects.toMatchObject({ code: 'invalid-input', detail: { missing: 'customer-erased' } });
      }
      expect(await store.logEntry(1)).toMatchObject({ customerId: 'c1', personal: { reason: 'a reason' }, erasedAt: null });
    });

    test('a customer who comes back is a new one with a new pseudonym', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')], { log: [draft({ customerId: 'c1' })] });
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      const outcome = await writePage(store, [reading('c1')], { passId: 'pass-2', log: [draft({ customerId: 'c1' })] });
      expect(outcome.joined).toEqual(['c1']);
      expect(await search(store, 'name c1')).toEqual(['c1']);
      expect((await store.logEntry(3))?.entry.subject).not.toBe((await store.logEntry(1))?.entry.subject);
    });
  });
}
