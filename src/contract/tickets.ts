import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { TicketKind } from '../core/consent/ticket-words.ts';
import { CustomerId } from '../core/customer/customer.ts';
import { RuleSource } from '../core/rule/finding.ts';
import { askDesk, Delivered, Way } from './define.ts';

/** What goes with the mail to the customer, and why it does not where it cannot. */
export const TicketAttachment = z.object({
  what: z.enum(['letter', 'picture']),
  /** As the file is called; null: it does not go with the mail. */
  name: z.string().nullable(),
  /** `no-letter`: none was made yet; `nothing-draws`: this computer has nothing that draws pictures. */
  why: z.enum(['no-letter', 'nothing-draws']).nullable(),
});
export type TicketAttachment = z.infer<typeof TicketAttachment>;

/** The text of a service ticket, or the mail that gives it to the customer: ours, and saying so. */
export const TicketDraft = z.object({
  kind: TicketKind,
  files: z.enum(['partner', 'customer']),
  /** The customer's address, masked; null where it is not known, or where nobody gets a mail. */
  to: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
  attachments: z.array(TicketAttachment),
  source: RuleSource,
});
export type TicketDraft = z.infer<typeof TicketDraft>;

const about = { customerId: CustomerId, caseId: CaseId.nullable(), kind: TicketKind, language: z.enum(['en', 'zh']) };

export const tickets = {
  draft: askDesk(about).output(TicketDraft),
  /** The app files no ticket: a person does (R31). Attachments go with a file alone. Faults: partner-identity-missing, recipient-missing. */
  deliver: askDesk({ ...about, way: Way }).output(Delivered),
};
