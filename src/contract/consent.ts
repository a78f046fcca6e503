import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { CustomerId } from '../core/customer/customer.ts';
import { RuleSource } from '../core/rule/finding.ts';
import { askDesk, Delivered, Way } from './define.ts';

/** Text with its filled places marked, so that each is underlined in the colour of the account it names. */
export const Segment = z.object({ text: z.string(), names: z.enum(['customer', 'partner']).nullable() });

export const ConsentDraft = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Where the recipient is known from. */
  toSource: z.enum(['listing', 'person', 'unknown']),
  subject: z.array(Segment),
  body: z.array(Segment),
  /** What has to be given before it can be made. */
  missing: z.array(z.enum(['partner-name', 'partner-email', 'recipient'])),
  source: RuleSource,
  simulated: z.boolean(),
});
export type ConsentDraft = z.infer<typeof ConsentDraft>;

export const consent = {
  draft: askDesk({ customerId: CustomerId }).output(ConsentDraft),
  /** The customer's address as a person states it; typed twice and compared by the page, checked here. */
  stateRecipient: askDesk({ customerId: CustomerId, email: z.email().max(256), note: z.string().max(500) }).output(z.object({})),
  /** file: .eml; mail: the mail client, which chooses the sender itself; copy: text to the clipboard. */
  deliver: askDesk({ customerId: CustomerId, caseId: CaseId.nullable(), way: Way }).output(Delivered),
  /** Steps of the 2025 document for the customer, labelled ours. */
  instructions: askDesk({ caseId: CaseId, language: z.enum(['en', 'zh']) }).output(
    z.object({ to: z.string().nullable(), subject: z.string(), body: z.string() }),
  ),
  deliverInstructions: askDesk({ caseId: CaseId, language: z.enum(['en', 'zh']), way: Way }).output(Delivered),
};
