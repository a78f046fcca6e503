import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { connectionToServer, readMailServer } from '../desk/mails/mail-server.ts';
import { forgetMailServer, mailServerState, setMailServer } from '../desk/mails/mail-server-set.ts';
import { readSettings } from '../desk/settings.ts';

export function mailServerHandlers(on: Implementer['mailServer'], desks: Desks) {
  return {
    get: on.get.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const kept = await readMailServer(desk);
      return kept === null ? null : mailServerState(desk, kept);
    }),

    set: on.set.handler(async ({ input: { account, signIn, ...server } }) => {
      const desk = deskOf(desks, account);
      const { operator } = await readSettings(desk);
      const kept = await setMailServer(desk, server, signIn, operator);
      desk.news.tell('settings', account);
      desk.news.tell('log', account);
      return mailServerState(desk, kept);
    }),

    forget: on.forget.handler(async ({ input: { account } }) => {
      const desk = deskOf(desks, account);
      const { operator } = await readSettings(desk);
      await forgetMailServer(desk, operator);
      desk.news.tell('settings', account);
      desk.news.tell('log', account);
      return {};
    }),

    test: on.test.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { server, signIn } = await connectionToServer(desk);
      const began = performance.now();
      const { greeting } = await desk.sender.test(server, signIn);
      return { greeting, milliseconds: Math.round(performance.now() - began) };
    }),
  };
}
