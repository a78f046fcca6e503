import type { Delivered } from '../../../contract/define.ts';
import type { TicketDraft } from '../../../contract/tickets.ts';
import type { CaseId } from '../../../core/case/case.ts';
import { goesToCustomer, type TicketLanguage, ticketSource, ticketText } from '../../../core/consent/ticket.ts';
import type { TicketFile, TicketKind } from '../../../core/consent/ticket-words.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { maskEmail } from '../../../core/customer/mask.ts';
import { Fault } from '../../../core/fault.ts';
import { inZone } from '../../../core/instant.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { deliver, type Way } from '../letter.ts';
import { quotaOf } from '../quota.ts';
import { readRecipient } from '../recipient.ts';
import { readSettings } from '../settings.ts';
import { attachedTo, filesOf, letterFor } from './attachments.ts';

export interface TicketAbout {
  readonly customer: Customer;
  readonly caseId: CaseId | null;
  readonly kind: TicketKind;
  readonly language: TicketLanguage;
}

/** The ticket as it is shown. Fault partner-identity-missing. */
export async function ticketDraft(desk: Desk, about: TicketAbout): Promise<TicketDraft> {
  const route = about.kind === 'route-2020';
  const attached = route ? await attachedTo(desk, await letterFor(desk, about.customer, about.caseId)) : null;
  const { to, subject, body } = await written(desk, about, attached?.said ?? []);
  return {
    kind: about.kind,
    files: about.kind === 'over-limit-by-partner' ? 'partner' : 'customer',
    to: to === null ? null : maskEmail(to),
    subject,
    body,
    attachments: [...(attached?.told ?? [])],
    source: ticketSource(about.kind),
  };
}

/**
 * Hands the ticket out: what the partner files as plain text, what the customer files as a mail. Files go with a mail file alone: neither a
 * `mailto:` address nor the clipboard carries any. Faults: partner-identity-missing, recipient-missing, mail-unreadable.
 */
export async function deliverTicket(desk: Desk, about: TicketAbout, way: Way): Promise<Delivered> {
  const { kind, customer, caseId } = about;
  const letter = kind === 'route-2020' && way === 'file' ? await letterFor(desk, customer, caseId) : null;
  const { said, files } = letter === null ? { said: [], files: [] } : await filesOf(desk, letter);
  const ticket = { what: 'ticket', accountName: customer.accountName, ...(await written(desk, about, said)), attachments: files };
  const needsRecipient = way === 'mail' || (way === 'file' && goesToCustomer(kind));
  if (ticket.to === null && needsRecipient) throw new Fault('recipient-missing');
  return deliver(desk, ticket, way);
}

async function written(desk: Desk, { customer, kind, language }: TicketAbout, attached: readonly TicketFile[]) {
  const [settings, recipient, quota] = await Promise.all([
    readSettings(desk),
    readRecipient(desk, customer),
    quotaOf(desk, customer.customerId, kind === 'over-limit-by-partner' ? 'partner' : 'customer'),
  ]);
  if (settings.partnerAccountName === '') throw new Fault('partner-identity-missing');
  const mail = ticketText({
    kind,
    language,
    customerAccountName: customer.accountName,
    partnerAccountName: settings.partnerAccountName,
    requestedOn: quota.entries.map(({ at }) => inZone(at, quota.timeZone).toPlainDate().toString()),
    attached,
    simulated: isSimulated(desk),
  });
  return { from: settings.partnerEmail || null, to: goesToCustomer(kind) ? recipient.email : null, ...mail };
}
