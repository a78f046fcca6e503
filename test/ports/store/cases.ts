import { describe, expect, test } from 'vitest';
import type { Case } from '../../../src/core/case/case.ts';
import { caseOf, caseWrite, draft, evening, event, morning, noon, nothing, notice, type Open, reading, writePage } from './samples.ts';

export function caseBehaviour(open: Open): void {
  describe('cases', () => {
    test('a case is written with its event, its counted request, its log entry and its notice', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      const quota = { customerId: 'c1', side: 'partner', at: noon, source: 'app', caseId: 'k1' } as const;
      await store.writeCase(caseWrite(caseOf('k1')));
      const sent = caseOf('k1', { state: 'awaiting-customer', remoteId: 'r-1', pendingSince: noon });
      await store.writeCase(
        caseWrite(sent, {
          expected: { state: 'draft' },
          event: event('submitted', { at: noon }),
          quota,
          log: [draft({ operation: 'case-submitted', customerId: 'c1', caseId: 'k1' })],
          notices: [notice('k1', { caseId: 'k1' })],
        }),
      );
      expect(await store.case('k1')).toEqual({ case: sent, events: [event('prepared'), event('submitted', { at: noon })] });
      expect(await store.caseByRemoteId('r-1')).toEqual(sent);
      expect(await store.quota('c1')).toEqual([quota]);
      expect((await store.logEntry(1))?.entry.caseId).toBe('k1');
      expect((await store.notices({ unreadOnly: true, before: null, limit: 1 })).unread).toBe(1);
      expect(await store.case('k9')).toBeNull();
      expect(await store.caseByRemoteId('r-9')).toBeNull();
    });

    test('a submission that was stated by mistake does not count any more, one that was sent still does', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      const stated = { customerId: 'c1', side: 'partner', at: noon, source: 'person', caseId: 'k1' } as const;
      const sent = { ...stated, at: morning, source: 'app' } as const;
      await store.writeCase(caseWrite(caseOf('k1'), { quota: sent }));
      await store.writeCase(
        caseWrite(caseOf('k1', { state: 'awaiting-customer' }), { expected: {}, event: event('submitted'), quota: stated }),
      );
      expect(await store.quota('c1')).toEqual([sent, stated]);
      await store.writeCase(caseWrite(caseOf('k1'), { expected: {}, event: event('statement-taken-back'), uncount: true }));
      expect(await store.quota('c1')).toEqual([sent]);
    });

    test.each<[string, Partial<Case> | null]>([
      ['that somebody moved meanwhile', { state: 'awaiting-customer' }],
      ['that is a draft again after an act', { state: 'draft', actKey: 'act-key-1' as never }],
      ['that is already there', null],
    ])('a case %s is refused, and nothing of the event is written', async (_, expected) => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      await store.writeCase(caseWrite(caseOf('k1')));
      const write = caseWrite(caseOf('k1', { state: 'disassociated', closedAt: noon }), {
        expected,
        event: event('agreed'),
        quota: { customerId: 'c1', side: 'partner', at: noon, source: 'app', caseId: 'k1' },
        visibility: { customerId: 'c1' as never, to: 'disassociated' },
        log: [draft()],
        notices: [notice('n')],
      });
      await expect(store.writeCase(write)).rejects.toMatchObject({ code: 'case-forbids', detail: { state: 'draft', event: 'agreed' } });
      expect((await store.case('k1'))?.case.state).toBe('draft');
      expect((await store.case('k1'))?.events).toHaveLength(1);
      expect(await store.quota('c1')).toEqual([]);
      expect((await store.customer('c1'))?.visibility).toBe('visible');
      expect(await store.verifyLog()).toMatchObject({ entries: 0 });
      expect((await store.notices({ unreadOnly: false, before: null, limit: 1 })).rows).toEqual([]);
    });

    test('several events of one statement are written in their order, or none of them', async () => {
      const { store } = await open();
      const events = [event('prepared'), event('submitted'), event('rejected')] as const;
      const ended = caseOf('k1', { state: 'rejected', closedAt: noon, remoteId: 'r-1' });
      const statement = caseWrite(ended, { earlier: events.slice(0, 2), event: events[2], log: [draft(), draft(), draft()] });
      await store.writeCase(statement);
      expect(await store.case('k1')).toEqual({ case: ended, events: [...events] });
      expect(await store.verifyLog()).toMatchObject({ entries: 3 });
      await expect(store.writeCase({ ...statement, case: { ...ended, id: caseOf('k2').id } })).rejects.toMatchObject({
        code: 'case-forbids',
      });
      expect(await store.case('k2')).toBeNull();
      expect(await store.verifyLog()).toMatchObject({ entries: 3 });
    });

    test('a case that is not there any more cannot go on', async () => {
      const { store } = await open();
      const write = caseWrite(caseOf('k1', { state: 'submitting' }), { expected: { state: 'draft' }, event: event('submit-intended') });
      await expect(store.writeCase(write)).rejects.toMatchObject({ code: 'case-forbids', detail: { state: null } });
    });

    test('one request of the other side is one case, however often it is told', async () => {
      const { store } = await open();
      await store.writeCase(caseWrite(caseOf('k1', { state: 'awaiting-partner', side: 'customer', remoteId: 'r-1' })));
      const again = caseWrite(caseOf('k2', { state: 'awaiting-partner', side: 'customer', remoteId: 'r-1' }), { event: event('incoming') });
      await expect(store.writeCase(again)).rejects.toMatchObject({ code: 'case-forbids', detail: { event: 'incoming' } });
      expect(await store.openCases()).toHaveLength(1);
    });

    test('an agreed case takes the customer out of sight in the same step', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      await store.writeCase(caseWrite(caseOf('k1')));
      const agreed = caseOf('k1', { state: 'disassociated', closedAt: noon });
      await store.writeCase(
        caseWrite(agreed, {
          expected: { state: 'draft' },
          event: event('agreed'),
          visibility: { customerId: 'c1' as never, to: 'disassociated' },
        }),
      );
      expect((await store.customer('c1'))?.visibility).toBe('disassociated');
    });

    test('a note changes no state, and is refused when what it rests on is no longer so', async () => {
      const { store } = await open();
      const { id } = caseOf('k1');
      await store.writeCase(caseWrite(caseOf('k1')));
      await store.annotateCase({ caseId: id, change: { note: 'call again' }, expected: { state: 'draft' }, log: [draft()], notices: [] });
      expect((await store.case('k1'))?.case.note).toBe('call again');
      expect((await store.case('k1'))?.events).toHaveLength(1);
      const stale = store.annotateCase({ caseId: id, change: { note: 'never' }, expected: { state: 'rejected' }, ...nothing });
      await expect(stale).rejects.toMatchObject({ code: 'case-forbids', detail: { state: 'draft' } });
      expect((await store.case('k1'))?.case.note).toBe('call again');
      const nobody = store.annotateCase({ caseId: caseOf('k9').id, change: {}, expected: {}, ...nothing });
      await expect(nobody).rejects.toMatchObject({ code: 'not-found' });
    });

    test('what a person wrote beside a case stays, though an event brings an older copy of it', async () => {
      const { store } = await open();
      await store.writeCase(caseWrite(caseOf('k1')));
      const beside = { note: 'call again', snoozedUntil: evening, snoozeReason: 'holiday', remindAt: noon };
      for (const change of [{ note: beside.note }, { snoozedUntil: evening, snoozeReason: 'holiday' }, { remindAt: noon }])
        await store.annotateCase({ caseId: caseOf('k1').id, change, expected: {}, ...nothing });
      const meant = caseOf('k1', { state: 'submitting', reason: 'The contract has ended' });
      await store.writeCase(caseWrite(meant, { expected: { state: 'draft' }, event: event('submit-intended') }));
      expect((await store.case('k1'))?.case).toEqual({ ...meant, ...beside });
      const ended = caseOf('k1', { state: 'rejected', closedAt: noon });
      await store.writeCase(caseWrite(ended, { expected: { state: 'submitting' }, event: event('rejected') }));
      expect((await store.case('k1'))?.case).toEqual({ ...ended, note: beside.note, reason: meant.reason });
    });

    test('the inbox shows each tab in order, who waits longest first, and counts them all', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { name: 'Acme' }), reading('c2', { name: '深圳云' })]);
      const c2 = { customerId: 'c2' as never };
      const all = [
        caseOf('k1', { state: 'awaiting-customer', pendingSince: evening }),
        caseOf('k2', { state: 'awaiting-customer', pendingSince: noon, openedAt: noon, ...c2 }),
        caseOf('k3', { state: 'awaiting-partner', side: 'customer' }),
        caseOf('k4', { state: 'needs-check' }),
        caseOf('k5', { state: 'with-administrator', handedTo: 'Berta' }),
        caseOf('k6', { state: 'rejected', closedAt: noon }),
        caseOf('k7', { state: 'cancelled-here', closedAt: evening }),
        caseOf('k8', { state: 'draft' }),
      ];
      for (const one of all) await store.writeCase(caseWrite(one));
      const tab = async (name: 'customer' | 'closed' | 'draft' | 'administrator' | 'partner', search = '', offset = 0) => {
        const { rows, total } = await store.cases({ tab: name, search, offset, limit: 10 });
        return [total, rows.map((row) => row.case.id)];
      };
      expect(await tab('customer')).toEqual([2, ['k2', 'k1']]);
      expect(await tab('customer', '', 1)).toEqual([2, ['k1']]);
      expect(await tab('closed')).toEqual([2, ['k7', 'k6']]);
      expect(await tab('draft')).toEqual([1, ['k8']]);
      expect(await tab('partner')).toEqual([2, ['k3', 'k4']]);
      expect(await tab('customer', '云')).toEqual([1, ['k2']]);
      expect(await tab('administrator', 'berta acme')).toEqual([1, ['k5']]);
      expect(await tab('administrator', 'berta 云')).toEqual([0, []]);
      const { counts, rows } = await store.cases({ tab: 'customer', search: 'nothing', offset: 0, limit: 1 });
      expect(counts).toEqual({ partner: 2, customer: 2, administrator: 1, draft: 1, closed: 2 });
      expect(rows).toEqual([]);
      expect((await store.openCases()).map((one) => one.id)).toEqual(['k1', 'k3', 'k4', 'k5', 'k8', 'k2']);
      expect((await store.casesOf('c2')).map((one) => one.id)).toEqual(['k2']);
      expect((await store.casesOf('c1'))[0]?.openedAt).toBe(morning);
    });
  });
}
