import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { changesMeanwhile, markChangesSeen } from '../desk/changes-meanwhile.ts';

export function changeHandlers(on: Implementer['changes'], desks: Desks) {
  return {
    meanwhile: on.meanwhile.handler(({ input }) => changesMeanwhile(deskOf(desks, input.account), input.caseId)),
    seen: on.seen.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await markChangesSeen(desk, input.caseId, input.sequence);
      desk.news.tell('request', desk.info.account, input.caseId);
      return {};
    }),
  };
}
