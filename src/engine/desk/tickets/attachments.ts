import type { TicketAttachment } from '../../../contract/tickets.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { TicketInput } from '../../../core/consent/ticket.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import type { Desk } from '../desk.ts';

export interface AttachedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The consent email that shows best that we agree: of this case before another, sent before only made, the newest. */
export async function letterFor(desk: Pick<Desk, 'store'>, customer: Customer, caseId: CaseId | null): Promise<MailRecord | null> {
  const mails = await desk.store.mails({ customerId: customer.customerId, states: ['sent', 'perhaps-sent', 'queued', 'made'], limit: 100 });
  const letters = mails.filter(({ kind, form }) => kind === 'consent' && form === 'eml');
  const worth = (mail: MailRecord) => (caseId !== null && mail.caseId === caseId ? 2 : 0) + (mail.state === 'sent' ? 1 : 0);
  return letters.toSorted((one, other) => worth(other) - worth(one))[0] ?? null;
}

/** The letter as a file of its own. A mail inside of a mail has to be of ASCII lines (RFC 2046, 5.2.1); another goes as bytes. */
export async function letterFile(desk: Pick<Desk, 'store'>, letter: MailRecord): Promise<AttachedFile | null> {
  const bytes = await desk.store.mailBytes(letter.id);
  if (bytes === null) return null;
  const ascii = bytes.every((byte) => byte < 0x80);
  return { name: LETTER_NAME, type: ascii ? 'message/rfc822' : 'application/octet-stream', bytes };
}
export const LETTER_NAME = 'consent-email.eml';

export interface Attached {
  readonly said: TicketInput['attached'];
  readonly told: readonly TicketAttachment[];
}

/** What would go with the mail, before anything is drawn. */
export function attachedTo(letter: MailRecord | null): Attached {
  if (letter === null) return { said: [], told: [{ what: 'letter', name: null, why: 'no-letter' }] };
  return { said: ['letter'], told: [{ what: 'letter', name: LETTER_NAME, why: null }] };
}
