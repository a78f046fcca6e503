import type { AccountId } from '../../core/account/account.ts';
import type { CaseId } from '../../core/case/case.ts';
import type { TicketLanguage } from '../../core/consent/ticket.ts';
import type { TicketKind } from '../../core/consent/ticket-words.ts';
import type { CustomerId } from '../../core/customer/customer.ts';
import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { customerOf } from '../desk/find.ts';
import { readSettings } from '../desk/settings.ts';
import { deliverTicket, ticketDraft } from '../desk/tickets/ticket.ts';
import { logged } from '../desk/witness.ts';

interface Asked {
  readonly account: AccountId;
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
  readonly kind: TicketKind;
  readonly language: TicketLanguage;
}

export function ticketHandlers(on: Implementer['tickets'], desks: Desks) {
  /** A ticket stands in the log under the case it is about. Fault invalid-input {field: caseId} for a case of somebody else. */
  const about = async ({ account, customerId, caseId, kind, language }: Asked) => {
    const desk = deskOf(desks, account);
    const customer = await customerOf(desk, customerId);
    if (caseId !== null && (await desk.store.case(caseId))?.case.customerId !== customerId)
      throw new Fault('invalid-input', { field: 'caseId' });
    return { desk, customer, ticket: { customer, caseId, kind, language } };
  };
  return {
    draft: on.draft.handler(async ({ input }) => {
      const { desk, ticket } = await about(input);
      return ticketDraft(desk, ticket);
    }),

    deliver: on.deliver.handler(async ({ input }) => {
      const { desk, customer, ticket } = await about(input);
      const delivered = await deliverTicket(desk, ticket, input.way);
      if (delivered.kind === 'cancelled') return delivered;
      const { operator } = await readSettings(desk);
      await desk.store.appendLog([
        logged({
          at: desk.clock.now(),
          operation: 'ticket-made',
          customer,
          caseId: input.caseId,
          detail: { way: input.way, kind: input.kind, language: input.language },
          personal: { operator },
        }),
      ]);
      desk.news.tell('log', desk.info.account);
      return delivered;
    }),
  };
}
