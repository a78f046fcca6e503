import type { MailLine } from '../../../contract/mails.ts';
import { maskEmail } from '../../../core/customer/mask.ts';
import type { MailAddress, MailAttempt, MailRecord } from '../../../core/mail/mail.ts';
import { shownAnswer } from '../../adapters/mail/smtp-answer.ts';
import { type Desk, isSimulated } from '../desk.ts';

/** A try as it is shown: the server's words are a stranger's, and hold the customer's address. */
export const shownAttempt = (attempt: MailAttempt): MailAttempt => ({ ...attempt, answer: shownAnswer(attempt.answer) });

/** A letter of ours in a list: our address in clear, the customer's masked. */
export async function outboxLine(desk: Pick<Desk, 'store' | 'info'>, mail: MailRecord): Promise<MailLine> {
  const { id, kind, state, how, form, caseId, customerId, subject, date, filedAt, filedBy, bytes, sha256 } = mail;
  const customer = customerId === null ? null : await desk.store.customer(customerId);
  const last = mail.attempts.at(-1);
  return {
    ...{ id, kind, state, how, form, caseId, customerId, subject, date, filedAt, filedBy, bytes, sha256 },
    accountName: customer?.accountName ?? null,
    from: addresses(mail.from),
    to: mail.to.map(({ address }) => maskEmail(address)).join(', '),
    lastAttempt: last === undefined ? null : shownAttempt(last),
    simulated: isSimulated(desk),
  };
}

const addresses = (list: readonly MailAddress[]): string => list.map(({ address }) => address).join(', ');
