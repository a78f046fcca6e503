import type { Customer } from '../../../core/customer/customer.ts';
import type { MailRecord, MailState } from '../../../core/mail/mail.ts';
import type { Desk } from '../desk.ts';
import { logged } from '../witness.ts';

/** States in which nobody knew, or the app believed otherwise; a letter that is on its way this moment is settled by who sends it. */
const open: readonly MailState[] = ['made', 'queued', 'perhaps-sent', 'refused', 'discarded'];

/** A letter of ours whose sent copy a person gave is sent: the copy shows it. The letter stays one, and keeps its own bytes. */
export async function settleAsSent(
  desk: Desk,
  sameId: readonly MailRecord[],
  said: { readonly operator: string; readonly customer: Customer | null },
): Promise<void> {
  for (const letter of sameId.filter(({ how, state }) => how !== 'dropped' && open.includes(state))) {
    const at = desk.clock.now();
    const settled: MailRecord = {
      ...letter,
      state: 'sent',
      attempts: [...letter.attempts, { at, outcome: 'settled-sent', answer: '', fault: null }],
    };
    const customer = letter.customerId === null ? said.customer : await desk.store.customer(letter.customerId);
    const entry = logged({
      at,
      operation: 'mail-settled',
      result: 'stated',
      source: 'person',
      customer,
      caseId: letter.caseId,
      detail: { mailId: letter.id, became: 'sent', by: 'sent-copy' },
      personal: { operator: said.operator },
    });
    await desk.store.writeMail({ mail: settled, raw: null, expected: letter, log: [entry], notices: [] });
    desk.news.tell('mails', desk.info.account, letter.id);
    desk.news.tell('log', desk.info.account);
  }
}
