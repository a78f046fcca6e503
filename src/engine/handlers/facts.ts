import { isAnswer, natures } from '../../core/fact/nature.ts';
import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { customerOf } from '../desk/find.ts';
import { namedPerson } from '../desk/person.ts';
import { seenBetween } from '../desk/seen.ts';
import { reindex } from '../desk/verdicts.ts';
import { logged } from '../desk/witness.ts';

export function factHandlers(on: Implementer['facts'], desks: Desks) {
  return {
    /** As stated by the operator: recorded, not verified. What an API gives is read, never stated. */
    state: on.state.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { subject, kind, value } = input;
      const nature = natures[kind];
      if (nature.knownBy === 'api') throw new Fault('invalid-input', { field: 'kind' });
      if ((subject === 'partner') !== (nature.about === 'partner')) throw new Fault('invalid-input', { field: 'subject' });
      if (!isAnswer(kind, value)) throw new Fault('invalid-input', { field: 'value' });
      const customer = subject === 'partner' ? null : await customerOf(desk, subject);
      const { operator, timeZone } = await namedPerson(desk);
      const at = desk.clock.now();
      const fact = {
        subject,
        kind,
        value,
        source: 'person',
        observedAt: seenBetween(input.seenOn, at, timeZone).first,
        by: operator,
        note: input.note,
      } as const;
      const entry = logged({
        at,
        operation: 'fact-stated',
        result: 'stated',
        source: 'person',
        customer,
        detail: { kind, value, seenOn: input.seenOn, about: nature.about },
        personal: { operator, note: input.note },
      });
      await desk.store.writeFacts({ facts: [fact], log: [entry], notices: [] });
      const { account } = desk.info;
      if (customer) {
        await reindex(desk, customer);
        desk.news.tell('customer', account, customer.customerId);
      } else {
        // What is true of the partner itself weighs on every customer.
        desk.news.tell('customers', account);
        desk.news.tell('customer', account);
      }
      desk.news.tell('log', account);
      return {};
    }),
  };
}
