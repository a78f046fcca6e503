import { z } from 'zod';
import { CaseId } from '../case/case.ts';
import { CustomerId } from '../customer/customer.ts';
import { FaultData } from '../fault.ts';

export const MailId = z.string().min(1).max(64).brand<'MailId'>();
export type MailId = z.infer<typeof MailId>;

/** The longest mail that is taken in. Bytes. */
export const LONGEST_MAIL = 50 * 1024 * 1024;

/** What a mail is about: the customer asks (`application`), we agree in the prescribed words (`consent`), the customer answers (`answer`). */
export const mailKinds = ['application', 'consent', 'answer', 'instructions', 'ticket', 'other'] as const;
export const MailKind = z.enum(mailKinds);
export type MailKind = z.infer<typeof MailKind>;

/**
 * How a mail stands. `made`: handed out, and the app does not know whether a person sent it; `queued`: never handed to a server, goes only
 * after a click; `sending`: written before it goes; `perhaps-sent`: the connection ended after DATA, nobody knows; `sent`: a server took it, or
 * a person says so or gave the sent copy; `refused`: a server said no; `discarded`: given up before any server took it.
 */
export const mailStates = ['made', 'queued', 'sending', 'sent', 'perhaps-sent', 'refused', 'discarded', 'received'] as const;
export const MailState = z.enum(mailStates);
export type MailState = z.infer<typeof MailState>;

export const MailAddress = z.object({ name: z.string().max(1000), address: z.string().max(1000) });
export type MailAddress = z.infer<typeof MailAddress>;

/** One try at a mail server. `answer`: the server's own words, verbatim; '' when it said none. Instants UTC. */
export const MailAttempt = z.object({
  at: z.string(),
  outcome: z.enum(['sent', 'refused', 'not-sent', 'perhaps-sent', 'settled-sent', 'settled-not-sent']),
  answer: z.string().max(4000),
  fault: FaultData.nullable(),
});
export type MailAttempt = z.infer<typeof MailAttempt>;

/** A mail that is filed here; its bytes are kept beside it, as they were. Everything in it is hostile text until shown as text. */
export const MailRecord = z.object({
  id: MailId,
  kind: MailKind,
  state: MailState,
  /** How it came to be here. */
  how: z.enum(['smtp', 'file', 'mail-client', 'copy', 'dropped']),
  customerId: CustomerId.nullable(),
  caseId: CaseId.nullable(),
  /** Without angle brackets; '' when it has none. */
  messageId: z.string().max(1000),
  inReplyTo: z.array(z.string().max(1000)).max(50),
  references: z.array(z.string().max(1000)).max(200),
  from: z.array(MailAddress).max(50),
  to: z.array(MailAddress).max(200),
  cc: z.array(MailAddress).max(200),
  subject: z.string().max(2000),
  /** What the mail itself says of when it was written, UTC; null when it says none that can be read. */
  date: z.string().nullable(),
  filedAt: z.string(),
  filedBy: z.string(),
  form: z.enum(['eml', 'msg']),
  bytes: z.number().int().min(0),
  /** Of the bytes as they were taken in, lower-case hex. */
  sha256: z.string(),
  /** Authentication-Results of a received mail, verbatim, the uppermost first. */
  authentication: z.array(z.string().max(4000)).max(20),
  attempts: z.array(MailAttempt),
});
export type MailRecord = z.infer<typeof MailRecord>;
