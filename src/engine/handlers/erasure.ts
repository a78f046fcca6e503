import type { DueProgress } from '../../contract/erasure.ts';
import type { AccountId } from '../../core/account/account.ts';
import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { eraseNamed } from '../desk/erasure/erase.ts';
import { eraseDue } from '../desk/erasure/erase-due.ts';
import { holdsOf, liftHold, setHold } from '../desk/erasure/holds.ts';
import { previewErasure } from '../desk/erasure/preview.ts';
import { dueList, keepingState, setRetention } from '../desk/erasure/retention.ts';
import { told } from '../desk/evidence/told.ts';

export function erasureHandlers(on: Implementer['erasure'], desks: Desks) {
  /** What erases many at an account's desk now; aborted, it ends after the customer at hand. */
  const running = new Map<AccountId, AbortController>();
  return {
    preview: on.preview.handler(({ input }) => previewErasure(deskOf(desks, input.account), input.customerId)),

    erase: on.erase.handler(({ input: { account, ...given } }) => eraseNamed(deskOf(desks, account), given)),

    holds: on.holds.handler(async ({ input }) => {
      const { customer, account } = await holdsOf(deskOf(desks, input.account), input.customerId);
      return { customer, account };
    }),

    setHold: on.setHold.handler(({ input }) => setHold(deskOf(desks, input.account), input.customerId, input.reason)),

    liftHold: on.liftHold.handler(({ input }) => liftHold(deskOf(desks, input.account), input.customerId, input.reason)),

    state: on.state.handler(({ input }) => keepingState(deskOf(desks, input.account))),

    setRetention: on.setRetention.handler(({ input }) => setRetention(deskOf(desks, input.account), input.retention)),

    due: on.due.handler(({ input: { account, ...asked } }) => dueList(deskOf(desks, account), asked)),

    eraseDue: on.eraseDue.handler(({ input: { account, ...given }, signal }) => {
      const desk = deskOf(desks, account);
      return told<DueProgress>(async (tell, left) => {
        if (running.has(account)) throw new Fault('not-allowed-here', { reason: 'erasing' });
        const stop = new AbortController();
        running.set(account, stop);
        left.addEventListener('abort', () => stop.abort());
        try {
          return await eraseDue(desk, given, tell, stop.signal);
        } finally {
          running.delete(account);
        }
      }, signal);
    }),

    stopDue: on.stopDue.handler(async ({ input }) => {
      deskOf(desks, input.account);
      running.get(input.account)?.abort();
      return {};
    }),
  };
}
