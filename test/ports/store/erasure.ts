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

    test('of a request that rested on somebody’s word, neither the word nor who gave it stays', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')], { log: [draft({ customerId: 'c1' })] });
      const from = {
        state: 'draft',
        before: null,
        pendingSince: null,
        stated: false,
        statedBy: '',
        handedTo: 'Wang',
        handedAt: null,
        chaseAt: null,
      } as const;
      const statements = [{ kind: 'rejected', by: 'Wang', visibility: 'visible', from } as const];
      await store.writeCase(caseWrite(caseOf('k1', { state: 'rejected', closedAt: noon, statedBy: 'Wang', statements })));
      await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
      const left = await store.case('k1');
      expect(left?.case).toMatchObject({ state: 'rejected', statedBy: '' });
      expect(JSON.stringify(left)).not.toContain('Wang');
    });

    test('what it would take is counted before, and nothing is left to count after', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2')], {
        log: [
          draft({ customerId: 'c1', at: noon, personal: { note: 'one' } }),
          draft({ customerId: 'c1', at: morning, personal: {} }),
          draft({ customerId: 'c2', personal: { note: 'another' } }),
        ],
        notices: [notice('n1', { customerId: 'c1' }), notice('n2', { customerId: 'c2' })],
      });
      const quota = { customerId: 'c1', side: 'partner', at: noon, source: 'app', caseId: 'k1' } as const;
      await store.writeCase(caseWrite(caseOf('k1', { state: 'rejected', closedAt: noon }), { quota }));
      await store.writeCase(caseWrite(caseOf('k2', { state: 'awaiting-customer' })));
      await store.writeValue(customerValueKey('c1', 'recipient'), 'somebody@example.org', nothing);
      await store.writeValue(customerValueKey('c1', 'note'), null, nothing);
      await store.writeValue(customerValueKey('c10', 'recipient'), 'another@example.org', nothing);
      expect(await store.erasureCount('c1')).toMatchObject({
        ...{ entries: 1, facts: 0, notices: 1, values: 1, mails: 0, mailBytes: 0, mailsWaiting: 0, mailsLeaving: 0 },
        ...{ closedCases: 1, openCases: ['awaiting-customer'], countedRequests: 1 },
      });
      expect(Date.parse((await store.erasureCount('c1')).firstEntryAt ?? '')).toBe(Date.parse(morning));
      expect(await store.erasureCount('nobody')).toMatchObject({ entries: 0, firstEntryAt: null, values: 0, openCases: [] });
    });

    test('values of one name are found for every customer that has one', async () => {
      const { store } = await open();
      await store.writeValue(customerValueKey('c1', 'legal-hold'), { by: 'Anna' }, nothing);
      await store.writeValue(customerValueKey('c/2 ü', 'legal-hold'), { by: 'Bo' }, nothing);
      await store.writeValue(customerValueKey('c3', 'legal-hold'), null, nothing);
      await store.writeValue(customerValueKey('c4', 'no-legal-hold'), { by: 'Cem' }, nothing);
      await store.writeValue('legal-hold', { by: 'Desk' }, nothing);
      const found = [...(await store.valuesNamed('legal-hold'))].sort((one, other) => (one.customerId < other.customerId ? -1 : 1));
      expect(found).toEqual([
        { customerId: 'c/2 ü', value: { by: 'Bo' } },
        { customerId: 'c1', value: { by: 'Anna' } },
      ]);
    });

    test('whose data ended is found by the last thing that ended, oldest first, page by page', async () => {
      const { store, now } = await open();
      await writePage(
        store,
        ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id) => reading(id)),
        { log: [draft({ customerId: 'c7' })] },
      );
      const gone = async (customerId: string, at: string) => {
        now.at = at;
        await store.writeVisibility({ customerId: customerId as never, to: 'no-longer-visible', ...nothing });
      };
      await gone('c1', '2020-03-01T00:00:00.000Z');
      await gone('c2', '2020-02-01T00:00:00.000Z');
      await gone('c3', '2020-01-01T00:00:00.000Z');
      await gone('c5', '2020-01-15T00:00:00.000Z');
      const closed = (id: string, customerId: string, closedAt: string) =>
        store.writeCase(caseWrite(caseOf(id, { customerId: customerId as never, state: 'rejected', closedAt })));
      await closed('k1', 'c2', '2020-05-01T00:00:00Z');
      await store.writeCase(caseWrite(caseOf('k2', { customerId: 'c3' as never, state: 'draft' })));
      await closed('k3', 'c6', '2010-01-01T00:00:00Z');
      await closed('k4', 'c7', '2011-01-01T00:00:00Z');
      const query = { until: '2020-12-31T00:00:00Z', except: [] as string[], offset: 0, limit: 9 };
      const found = await store.endedCustomers(query);
      expect(found.total).toBe(4);
      expect(found.rows.map(({ customerId, last, endedAt }) => [customerId, last, endedAt.slice(0, 10)])).toEqual([
        ['c7', 'case-closed', '2011-01-01'],
        ['c5', 'not-visible', '2020-01-15'],
        ['c1', 'not-visible', '2020-03-01'],
        ['c2', 'case-closed', '2020-05-01'],
      ]);
      expect((await store.endedCustomers({ ...query, until: '2020-02-15T00:00:00Z' })).total).toBe(2);
      expect((await store.endedCustomers({ ...query, except: ['c5'] })).rows.map(({ customerId }) => customerId)).toEqual([
        'c7',
        'c1',
        'c2',
      ]);
      expect(await store.endedCustomers({ ...query, offset: 3, limit: 1 })).toMatchObject({ total: 4, rows: [{ customerId: 'c2' }] });
      expect(await store.endedCustomers({ ...query, offset: 9 })).toEqual({ total: 4, rows: [] });
      await store.eraseCustomer({ customerId: 'c7', at: evening, ...erased('c7') });
      expect((await store.endedCustomers(query)).total).toBe(3);
    });
  });
}
