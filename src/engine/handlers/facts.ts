import { maskEmail } from '../../core/customer/mask.ts';
import { Fault } from '../../core/fault.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { customerOf } from '../desk/find.ts';
import { deliver } from '../desk/letter.ts';
import { readSettings } from '../desk/settings.ts';
import { statementsAbout } from '../desk/statements/history.ts';
import { questionsTo } from '../desk/statements/questions.ts';
import { stateFact } from '../desk/statements/state.ts';
import { withdrawFact } from '../desk/statements/withdraw.ts';
import { logged } from '../desk/witness.ts';

export function factHandlers(on: Implementer['facts'], desks: Desks) {
  return {
    state: on.state.handler(async ({ input }) => {
      const { account, ...statement } = input;
      await stateFact(deskOf(desks, account), statement);
      return {};
    }),

    history: on.history.handler(({ input }) => statementsAbout(deskOf(desks, input.account), input.subject, input.kind)),

    withdraw: on.withdraw.handler(async ({ input }) => {
      const { account, ...withdrawn } = input;
      await withdrawFact(deskOf(desks, account), withdrawn);
      return {};
    }),

    questions: on.questions.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { to, subject, body, kinds } = await questionsTo(desk, await customerOf(desk, input.customerId), input.language);
      return { to: to === null ? null : maskEmail(to), subject, body, kinds: [...kinds] };
    }),

    deliverQuestions: on.deliverQuestions.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const customer = await customerOf(desk, input.customerId);
      const { kinds, ...letter } = await questionsTo(desk, customer, input.language);
      if (letter.to === null && input.way !== 'copy') throw new Fault('recipient-missing');
      const delivered = await deliver(desk, letter, input.way);
      if (delivered.kind === 'cancelled') return delivered;
      const { operator } = await readSettings(desk);
      await desk.store.appendLog([
        logged({
          at: desk.clock.now(),
          operation: 'questions-made',
          customer,
          detail: { way: input.way, language: input.language, kinds: kinds.join(',') },
          personal: { operator, recipient: letter.to ?? '', sender: letter.from ?? '' },
        }),
      ]);
      desk.news.tell('log', desk.info.account);
      return delivered;
    }),
  };
}
