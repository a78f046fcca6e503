import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { LetterFinding } from '../core/consent/finding.ts';
import { CustomerId } from '../core/customer/customer.ts';
import { LONGEST_MAIL, MailAttempt, MailId, MailKind, MailRecord, MailState } from '../core/mail/mail.ts';
import { mailTies } from '../core/mail/propose.ts';
import { MailOddity } from '../core/mail/reading.ts';
import { askDesk, Delivered, line } from './define.ts';

/** The most a page says at once of a dropped mail: bytes, base64. */
export const MAIL_PART_BYTES = 96 * 1024;

/** One filed mail in a list. Addresses of customers and what a stranger wrote are masked as everywhere. */
export const MailLine = z.object({
  id: MailId,
  kind: MailKind,
  state: MailState,
  how: MailRecord.shape.how,
  form: MailRecord.shape.form,
  caseId: CaseId.nullable(),
  customerId: CustomerId.nullable(),
  accountName: z.string().nullable(),
  subject: z.string(),
  from: z.string(),
  to: z.string(),
  date: z.string().nullable(),
  filedAt: z.string(),
  filedBy: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  lastAttempt: MailAttempt.nullable(),
  simulated: z.boolean(),
});
export type MailLine = z.infer<typeof MailLine>;

/** How a dropped mail was tied to a case, the strongest first. */
export const MailTie = z.enum(mailTies);

/** A mail as it was read: text alone, bounded; never HTML, nothing fetched. */
export const MailReading = z.object({
  form: MailRecord.shape.form,
  bytes: z.number().int(),
  sha256: z.string(),
  headers: z.object({
    from: z.string(),
    to: z.string(),
    cc: z.string(),
    subject: z.string(),
    date: z.string().nullable(),
    messageId: z.string(),
  }),
  /** The text part, or the words of the HTML part. `cut`: it was longer. */
  body: z.object({ text: z.string().max(20_000), from: z.enum(['text', 'html', 'none']), cut: z.boolean() }),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number().int() })).max(100),
  /** Authentication-Results as the receiving server wrote it; what it means is not judged. */
  authentication: z.array(z.string()),
  /** What was left out, mended or not understood while reading, as codes of a closed list (`mailOddities`) with values. */
  oddities: z.array(MailOddity),
});
export type MailReading = z.infer<typeof MailReading>;

/** What is proposed for a dropped mail; a person decides. */
export const MailProposal = z.object({
  kind: MailKind,
  direction: z.enum(['sent', 'received', 'unknown']),
  tie: MailTie,
  /** Cases and customers it may belong to, the likeliest first. */
  candidates: z.array(z.object({ caseId: CaseId.nullable(), customerId: CustomerId, accountName: z.string(), tie: MailTie })).max(20),
  sender: z.enum(['known-address', 'other-address', 'our-address', 'no-address-known']),
  /** The answer it seems to give, with the sentence it rests on; never assumed. */
  answer: z.object({ says: z.enum(['agrees', 'refuses', 'asks-to-leave']), sentence: z.string().max(500) }).nullable(),
  /** The same letter is filed already. */
  alreadyFiled: MailId.nullable(),
  findings: z.array(LetterFinding),
});
export type MailProposal = z.infer<typeof MailProposal>;

/** Where a mail stands in its list. */
const MailPlace = MailLine.pick({ filedAt: true, id: true });

const which = { mailId: MailId };
const dropId = line(64).min(1);

export const mails = {
  /** Newest filed first, a page at a time. `before`: the last line of the page before. `more`: older ones follow. */
  list: askDesk({ customerId: CustomerId.nullable(), caseId: CaseId.nullable(), before: MailPlace.nullable().default(null) }).output(
    z.object({ rows: z.array(MailLine), more: z.boolean() }),
  ),
  /** Addresses in `authentication` are masked. */
  get: askDesk(which).output(
    z.object({ mail: MailLine, attempts: z.array(MailAttempt), references: z.array(z.string()), authentication: z.array(z.string()) }),
  ),
  /** The mail's text and addresses in clear: written in the log as a reveal. Findings of a letter of ours are the linter's. */
  read: askDesk(which).output(z.object({ reading: MailReading, findings: z.array(LetterFinding) })),
  /** Dropped mails: announced, sent in parts, read, then filed or let go. Nothing is kept before it is filed. */
  begin: askDesk({ name: line(260), size: z.number().int().min(1).max(LONGEST_MAIL) }).output(z.object({ dropId })),
  part: askDesk({ dropId, offset: z.number().int().min(0), content: z.base64().max(Math.ceil(MAIL_PART_BYTES / 3) * 4) }).output(
    z.object({}),
  ),
  /**
   * Reads the mail, once, and says what it seems to be. What the person just brought is shown in clear; it is kept nowhere yet.
   * `comparedWith`: whose mail a person says it is; sender and names are held against that customer, else against the likeliest. Faults:
   * invalid-input {field: size} while parts are missing, mail-unreadable {reason} of `unreadableReasons`: then it is let go.
   */
  propose: askDesk({
    dropId,
    caseId: CaseId.nullable(),
    customerId: CustomerId.nullable(),
    comparedWith: CustomerId.nullable().default(null),
  }).output(z.object({ reading: MailReading, proposal: MailProposal })),
  /**
   * Keeps the mail as the person decided. The same bytes are kept once; the sent copy of a letter that was made here settles that letter as
   * sent, where it says the same. Faults: operator-missing, not-found, invalid-input {field: caseId} for a case of another customer.
   */
  file: askDesk({
    dropId,
    kind: MailKind,
    direction: z.enum(['sent', 'received']),
    customerId: CustomerId.nullable(),
    caseId: CaseId.nullable(),
  }).output(z.object({ mailId: MailId })),
  letGo: askDesk({ dropId }).output(z.object({})),
  refile: askDesk({ ...which, kind: MailKind, caseId: CaseId.nullable(), customerId: CustomerId.nullable() }).output(z.object({})),
  /** The bytes as they were filed, in clear: written in the log as a reveal. */
  saveOriginal: askDesk(which).output(Delivered),
};
