import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { LetterFinding, LetterMend } from '../core/consent/finding.ts';
import { TemplateKind } from '../core/consent/letter-template.ts';
import { CustomerId } from '../core/customer/customer.ts';
import { RuleSource } from '../core/rule/finding.ts';
import { askDesk, Delivered, text, Way } from './define.ts';
import { MailLine } from './mails.ts';

/** Text with its filled places marked, so that each is underlined in the colour of the account it names. */
export const Segment = z.object({ text: z.string(), names: z.enum(['customer', 'partner']).nullable() });

/** The longest covering note. Characters. */
export const LONGEST_NOTE = 4000;

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
  /** Which text it is; `sha256` is of its subject, a line feed and its body, places unfilled. */
  template: z.object({ id: z.string(), version: z.string(), kind: TemplateKind, sha256: z.string() }),
  /** Ours, for reading alone, never sent; `label` says so in its own words and stands beside it. */
  translation: z.object({ language: z.enum(['en', 'zh']), label: z.string(), subject: z.array(Segment), body: z.array(Segment) }),
  /** What is wrong with it, by the linter; empty: nothing. What is `missing` is among them. */
  findings: z.array(LetterFinding),
  /** The covering note as it was typed, '' when there is none; it goes as a file of its own, which begins with `label`. */
  note: z.object({ text: z.string(), label: z.string() }),
  simulated: z.boolean(),
});
export type ConsentDraft = z.infer<typeof ConsentDraft>;

export const consent = {
  draft: askDesk({ customerId: CustomerId }).output(ConsentDraft),
  /** The customer's address as a person states it; typed twice and compared by the page, checked here. */
  stateRecipient: askDesk({ customerId: CustomerId, email: z.email().max(256), note: z.string().max(500) }).output(z.object({})),
  /** The covering note of this customer's letter; '' removes it. It never becomes part of the prescribed text. Fault operator-missing. */
  setNote: askDesk({ customerId: CustomerId, note: text(LONGEST_NOTE) }).output(z.object({})),
  /** Does what the button of a finding says; answers the draft as it is then. Fault invalid-input {field: mend} when there is nothing to mend so. */
  mend: askDesk({ customerId: CustomerId, mend: LetterMend.exclude(['make-again']) }).output(ConsentDraft),
  /** file: .eml; mail: the mail client, which chooses the sender itself; copy: text to the clipboard. */
  deliver: askDesk({ customerId: CustomerId, caseId: CaseId.nullable(), way: Way }).output(Delivered),
  /**
   * Sends the letter through the partner's own mail server: kept here first, then tried once, after this click. What the server did stands in
   * the line; not reached means it waits in the outbox. `again`: the very same letter was sent before, and a person wants it sent anew.
   * Faults: partner-identity-missing, recipient-missing, mail-letter-wrong, operator-missing, case-forbids {state} for the same letter that is
   * on its way, was perhaps sent or (without `again`) sent, not-allowed-here {reason: practice-recipient}.
   */
  send: askDesk({ customerId: CustomerId, caseId: CaseId.nullable(), again: z.boolean() }).output(z.object({ mail: MailLine })),
  /** Steps of the 2025 document for the customer, labelled ours. */
  instructions: askDesk({ caseId: CaseId, language: z.enum(['en', 'zh']) }).output(
    z.object({ to: z.string().nullable(), subject: z.string(), body: z.string() }),
  ),
  deliverInstructions: askDesk({ caseId: CaseId, language: z.enum(['en', 'zh']), way: Way }).output(Delivered),
};
