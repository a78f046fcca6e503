import type { CaseId } from '../case/case.ts';
import { TEMPLATE_BODY } from '../consent/template.ts';
import type { CustomerId } from '../customer/customer.ts';
import { sameAddress } from './addresses.ts';
import { type Answer, answerOf } from './answer.ts';
import type { MailKind, MailRecord } from './mail.ts';
import type { ReadMail } from './reading.ts';
import { bareSubject, namesInSubject } from './subject.ts';

/** How a mail was tied to a case, the strongest first. */
export const mailTies = ['in-reply-to', 'references', 'addresses', 'account-names', 'none'] as const;
export type MailTie = (typeof mailTies)[number];

export interface Candidate {
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
  readonly tie: MailTie;
}
export type MailDirection = 'sent' | 'received' | 'unknown';
export type SenderKnown = 'known-address' | 'other-address' | 'our-address' | 'no-address-known';

/** Sent by us when every sender is our registered address (R28); unknown while that is not given, or nobody is named. */
export function directionOf(mail: Pick<ReadMail, 'from'>, ourAddress: string): MailDirection {
  if (ourAddress === '' || mail.from.length === 0) return 'unknown';
  const ours = mail.from.filter(({ address }) => sameAddress(address, ourAddress)).length;
  return ours === mail.from.length ? 'sent' : ours > 0 ? 'unknown' : 'received';
}

/** The sender against the address that is known of the customer. A From with a second sender is never a known one. */
export function senderOf(mail: Pick<ReadMail, 'from'>, ourAddress: string, known: string | null): SenderKnown {
  const [first, ...more] = mail.from;
  if (first !== undefined && more.length === 0 && ourAddress !== '' && sameAddress(first.address, ourAddress)) return 'our-address';
  if (known === null) return 'no-address-known';
  return first !== undefined && more.length === 0 && sameAddress(first.address, known) ? 'known-address' : 'other-address';
}

/** Filed mails that this one answers, the nearest first: what it replies to, then what it refers to, the last one first. */
export function repliedTo(mail: ReadMail, filed: readonly MailRecord[]): readonly { record: MailRecord; tie: MailTie }[] {
  const by = (ids: readonly string[], tie: MailTie) =>
    ids.flatMap((id) => filed.filter(({ messageId }) => messageId !== '' && messageId === id).map((record) => ({ record, tie })));
  return [...by(mail.inReplyTo, 'in-reply-to'), ...by(mail.references.toReversed(), 'references')];
}

export interface KindInput {
  readonly mail: ReadMail;
  readonly direction: MailDirection;
  readonly answersOurs: boolean;
  readonly answer: Answer | null;
}
/** What a mail is about, as it seems: a letter in the prescribed form is a consent, what a customer sends back is an answer. */
export function kindOf({ mail, direction, answersOurs, answer }: KindInput): MailKind {
  const names = namesInSubject(mail.subject).length > 0;
  const { answered } = bareSubject(mail.subject);
  if (!answered && mail.inReplyTo.length === 0 && (names || holdsTemplate(mail.body.text))) return 'consent';
  if (direction === 'sent') return 'other';
  if (answer?.says === 'agrees' || answer?.says === 'refuses') return 'answer';
  if (answersOurs || (answered && names)) return 'answer';
  return answer?.says === 'asks-to-leave' ? 'application' : 'other';
}

/** The answer that it proposes: never of what we wrote ourselves, and never of the prescribed letter. */
export function proposedAnswer(mail: ReadMail, direction: MailDirection): Answer | null {
  return direction === 'sent' || mail.oddities.some(({ code }) => code === 'html-says-otherwise' || code === 'hidden-text')
    ? null
    : answerOf(mail.body.text);
}

/** One candidate for each customer and case, the strongest tie first; the order of equals stays. */
export function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const first = new Map<string, Candidate>();
  for (const each of candidates.toSorted((one, other) => mailTies.indexOf(one.tie) - mailTies.indexOf(other.tie))) {
    const key = `${each.customerId} ${each.caseId ?? ''}`;
    if (!first.has(key)) first.set(key, each);
  }
  const all = [...first.values()];
  // A customer with a case is not offered once more without it.
  return all.filter(
    ({ caseId, customerId }) => caseId !== null || !all.some((other) => other.caseId !== null && other.customerId === customerId),
  );
}

const middle = TEMPLATE_BODY.split('XXXX')[2]?.slice(0, 120) ?? '';
const holdsTemplate = (text: string): boolean => text.replace(/\s+/gu, ' ').includes(middle.replace(/^\W+/u, ''));
