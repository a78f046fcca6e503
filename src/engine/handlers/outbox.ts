import { Fault } from '../../core/fault.ts';
import type { MailId, MailRecord } from '../../core/mail/mail.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import type { Desk } from '../desk/desk.ts';
import { demandStillSo, sendConsent } from '../desk/mails/outbox-consent.ts';
import { sendLetter } from '../desk/mails/outbox-send.ts';
import { discardLetter, settleLetter } from '../desk/mails/outbox-settle.ts';
import { mailLine, mailLines } from '../desk/mails/rows.ts';

export function outboxHandlers(on: Implementer['outbox'], desks: Desks) {
  return {
    list: on.list.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const waiting = await desk.store.mails({ states: ['queued', 'sending', 'perhaps-sent', 'refused'], limit: 100 });
      return { rows: await mailLines(desk, waiting) };
    }),

    sendNow: on.sendNow.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const mail = await letterOf(desk, input.mailId);
      await demandStillSo(desk, mail);
      const sent = await sendLetter(desk, mail, input.again);
      return { mail: await mailLine(desk, sent) };
    }),

    settle: on.settle.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const settled = await settleLetter(desk, await letterOf(desk, input.mailId), input.became, input.note);
      return { mail: await mailLine(desk, settled) };
    }),

    discard: on.discard.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await discardLetter(desk, await letterOf(desk, input.mailId));
      return {};
    }),
  };
}

/** The way of the consent email through the partner's own mail server. */
export function consentSending(on: Pick<Implementer['consent'], 'send'>, desks: Desks) {
  return {
    send: on.send.handler(async ({ input: { account, ...asked } }) => {
      const desk = deskOf(desks, account);
      return { mail: await mailLine(desk, await sendConsent(desk, asked)) };
    }),
  };
}

async function letterOf(desk: Desk, id: MailId): Promise<MailRecord> {
  const mail = await desk.store.mail(id);
  if (mail === null) throw new Fault('not-found', { what: 'mail' });
  return mail;
}
