import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { caseAndCustomer } from '../desk/acts/confirm.ts';
import { decide } from '../desk/acts/decide.ts';
import { handOver } from '../desk/acts/hand-over.ts';
import { prepare } from '../desk/acts/prepare.ts';
import { record } from '../desk/acts/record.ts';
import { sendCode } from '../desk/acts/send-code.ts';
import { settle } from '../desk/acts/settle.ts';
import { submit } from '../desk/acts/submit.ts';
import { annotate } from '../desk/annotate.ts';
import { caseDetail } from '../desk/case-detail.ts';
import { customerOf } from '../desk/find.ts';
import { caseRow } from '../desk/rows.ts';
import { readSettings } from '../desk/settings.ts';
import { tellCase, transition } from '../desk/transition.ts';

export function requestHandlers(on: Implementer['requests'], desks: Desks) {
  return {
    inbox: on.inbox.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { tab, search, offset, limit } = input;
      const [found, settings] = await Promise.all([desk.store.cases({ tab, search, offset, limit }), readSettings(desk)]);
      const now = desk.clock.now();
      const rows = found.rows.map((row) => caseRow(row.case, row.customer, now, settings.timeZone));
      return { total: found.total, rows, counts: { ...found.counts } };
    }),

    get: on.get.handler(({ input }) => caseDetail(deskOf(desks, input.account), input.caseId)),

    prepare: on.prepare.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { operator } = await readSettings(desk);
      return { caseId: (await prepare(desk, await customerOf(desk, input.customerId), operator)).id };
    }),

    saveReason: on.saveReason.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { case: each } = await caseAndCustomer(desk, input.caseId);
      const writable = each.side === 'partner' && (each.state === 'draft' || each.state === 'with-administrator');
      if (!writable) throw new Fault('case-forbids', { state: each.state, event: 'save-reason' });
      // A draft is kept letter by letter; what was meant is logged with the act.
      await desk.store.annotateCase({
        caseId: each.id,
        change: { reason: input.reason },
        expected: { state: each.state },
        log: [],
        notices: [],
      });
      tellCase(desk, each);
      return {};
    }),

    sendCode: on.sendCode.handler(({ input }) => sendCode(deskOf(desks, input.account), input.caseId, input.purpose)),

    submit: on.submit.handler(async ({ input }) => ({ state: (await submit(deskOf(desks, input.account), input)).state })),

    decide: on.decide.handler(async ({ input }) => ({ state: (await decide(deskOf(desks, input.account), input)).state })),

    settle: on.settle.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const [{ case: each }, { operator }] = await Promise.all([caseAndCustomer(desk, input.caseId), readSettings(desk)]);
      return { state: (await settle(desk, each, operator)).state };
    }),

    handOver: on.handOver.handler(({ input }) => handOver(deskOf(desks, input.account), input)),

    takeBack: on.takeBack.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const [{ case: each, customer }, { operator }] = await Promise.all([caseAndCustomer(desk, input.caseId), readSettings(desk)]);
      await transition(desk, { case: each, customer, step: { kind: 'taken-back' }, source: 'app', by: operator });
      return {};
    }),

    cancel: on.cancel.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const [{ case: each, customer }, { operator }] = await Promise.all([caseAndCustomer(desk, input.caseId), readSettings(desk)]);
      const { reason } = input;
      await transition(desk, {
        case: each,
        customer,
        step: { kind: 'cancelled' },
        source: 'app',
        by: operator,
        note: reason,
        personal: { reason },
      });
      return {};
    }),

    note: on.note.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { note } = input;
      const found = await caseAndCustomer(desk, input.caseId);
      await annotate(desk, found, { note }, { operation: 'case-noted', detail: {}, personal: { note } });
      return {};
    }),

    snooze: on.snooze.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { until } = input;
      const reason = input.reason.trim();
      if (until !== null && reason === '') throw new Fault('invalid-input', { field: 'reason' });
      if (until !== null && until <= desk.clock.now()) throw new Fault('invalid-input', { field: 'until' });
      const found = await caseAndCustomer(desk, input.caseId);
      const change = { snoozedUntil: until, snoozeReason: until === null ? '' : reason };
      await annotate(desk, found, change, { operation: 'case-snoozed', detail: { until }, personal: { reason } });
      return {};
    }),

    remind: on.remind.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { at } = input;
      const found = await caseAndCustomer(desk, input.caseId);
      await annotate(desk, found, { remindAt: at }, { operation: 'case-reminder-set', detail: { remindAt: at }, personal: {} });
      return {};
    }),

    record: on.record.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const customer = await customerOf(desk, input.customerId);
      return { caseId: (await record(desk, { ...input, customer })).id };
    }),
  };
}
