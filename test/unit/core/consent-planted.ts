import type { LetterError } from '../../../src/core/consent/finding.ts';
import type { ExpectedLetter, LetterToCheck } from '../../../src/core/consent/lint-letter.ts';
import { consentMail, plain } from '../../../src/core/consent/template.ts';

export const known: ExpectedLetter = {
  registeredAddress: 'Desk.One@blue-harbor.example',
  partnerAccountName: 'blue-harbor-partner',
  customerAccountName: 'acme-hk-001',
  recipient: 'owner@customer.example',
  recipientFrom: 'listing',
  listedRecipient: 'owner@customer.example',
};

/** The letter as it has to be. */
export function correct(expected: ExpectedLetter): LetterToCheck {
  const { subject, body } = consentMail(expected);
  return {
    senders: [expected.registeredAddress],
    recipients: [expected.recipient ?? ''],
    copies: [],
    subject: plain(subject),
    body: plain(body),
    html: null,
    attachments: [],
  };
}

const right = correct(known);
const body = right.body ?? '';
const inBody = (from: string, to: string) => ({ body: body.replace(from, to) });
const inSubject = (from: string, to: string) => ({ subject: right.subject.replace(from, to) });

interface Planted {
  readonly error: string;
  readonly code: LetterError;
  readonly letter: Partial<LetterToCheck>;
  readonly expected?: Partial<ExpectedLetter>;
  /** In which of the five places it stands. */
  readonly place?: number;
}

/** Errors put into a correct letter, one at a time; every code of the closed list is among them. */
export const planted: readonly Planted[] = [
  { error: 'no sender', code: 'sender-missing', letter: { senders: [] } },
  { error: 'two senders', code: 'sender-several', letter: { senders: [known.registeredAddress, 'other@blue-harbor.example'] } },
  { error: 'another sender', code: 'sender-differs', letter: { senders: ['ann@blue-harbor.example'] } },
  { error: 'a sender elsewhere', code: 'sender-differs', letter: { senders: ['Desk.One@somewhere.test'] } },
  { error: 'the sender in small letters', code: 'sender-local-part-case', letter: { senders: ['desk.one@blue-harbor.example'] } },
  { error: 'one for l in the domain', code: 'sender-domain-lookalike', letter: { senders: ['Desk.One@b1ue-harbor.example'] } },
  { error: 'a Cyrillic letter in the domain', code: 'sender-domain-lookalike', letter: { senders: ['Desk.One@blue-hаrbor.example'] } },
  {
    error: 'that domain in its ASCII form',
    code: 'sender-domain-lookalike',
    letter: { senders: ['Desk.One@xn--blue-hrbor-4qi.example'] },
  },
  { error: 'a letter too many in the domain', code: 'sender-domain-lookalike', letter: { senders: ['Desk.One@blue-harbour.example'] } },
  { error: 'two letters of the domain swapped', code: 'sender-domain-lookalike', letter: { senders: ['Desk.One@blue-habror.example'] } },
  { error: 'another ending of the domain', code: 'sender-domain-lookalike', letter: { senders: ['Desk.One@blue-harbor.test'] } },
  { error: 'no recipient', code: 'recipient-missing', letter: { recipients: [] } },
  { error: 'another recipient', code: 'recipient-differs', letter: { recipients: ['someone@else.test'] } },
  { error: 'r and n for m in the recipient', code: 'recipient-lookalike', letter: { recipients: ['owner@custorner.example'] } },
  { error: 'a letter missing in the recipient', code: 'recipient-lookalike', letter: { recipients: ['ownr@customer.example'] } },
  { error: 'two recipients', code: 'recipient-several', letter: { recipients: ['owner@customer.example', 'second@customer.example'] } },
  { error: 'a copy to somebody', code: 'recipient-extra-copies', letter: { copies: ['boss@blue-harbor.example'] } },
  {
    error: 'the accounts of the subject swapped',
    code: 'name-swapped',
    letter: { subject: 'Approving HUAWEI CLOUD account blue-harbor-partner to disassociate from partner account acme-hk-001' },
    place: 1,
  },
  { error: 'an account of the text swapped', code: 'name-swapped', letter: inBody('acme-hk-001', 'blue-harbor-partner'), place: 4 },
  { error: 'another account', code: 'name-differs', letter: inSubject('acme-hk-001', 'somebody else (Ltd)'), place: 1 },
  { error: 'a capital', code: 'name-case', letter: inBody('blue-harbor', 'Blue-harbor'), place: 3 },
  { error: 'a space before a name', code: 'name-space', letter: inBody('acme', ' acme'), place: 4 },
  { error: 'a no-break space after a name', code: 'name-space', letter: inBody('acme-hk-001)', 'acme-hk-001\u00A0)'), place: 4 },
  { error: 'a whole-width letter', code: 'name-full-width', letter: inSubject('acme', 'ａcme'), place: 1 },
  { error: 'a Cyrillic letter', code: 'name-lookalike', letter: inBody('acme', 'асme'), place: 4 },
  { error: 'a Greek letter', code: 'name-lookalike', letter: inSubject('blue', 'blυe'), place: 2 },
  { error: 'capital O for zero', code: 'name-lookalike', letter: inBody('hk-001', 'hk-0O1'), place: 4 },
  { error: 'a mark of direction', code: 'name-direction-mark', letter: inBody('acme', '\u202Eacme'), place: 4 },
  { error: 'a space without width', code: 'name-invisible', letter: inBody('acme', 'ac\u200Bme'), place: 4 },
  { error: 'a soft hyphen', code: 'name-invisible', letter: inSubject('harbor', 'har\u00ADbor'), place: 2 },
  { error: 'a mark after a name', code: 'name-combining-mark', letter: inBody('acme-hk-001', 'acme-hk-001\u0301'), place: 4 },
  {
    error: 'a name taken apart',
    code: 'name-combining-mark',
    letter: { subject: right.subject.replace('acme-hk-001', 'cafe\u0301-hk'), body: body.replaceAll('acme-hk-001', 'caf\u00E9-hk') },
    expected: { customerAccountName: 'caf\u00E9-hk' },
    place: 1,
  },
  { error: 'no name', code: 'name-missing', letter: inBody('acme-hk-001', ''), place: 4 },
  {
    error: 'a name that no header can hold',
    code: 'name-altered-by-cleaning',
    letter: {},
    expected: { customerAccountName: 'acme-hk-001\u202C ' },
    place: 1,
  },
  { error: 'a subject of two lines', code: 'subject-several-lines', letter: inSubject(' to disassociate', '\nto disassociate') },
  { error: 'a subject in other words', code: 'subject-differs', letter: inSubject('disassociate from', 'leave') },
  { error: 'a word after the subject', code: 'subject-differs', letter: { subject: `${right.subject} (urgent)` } },
  { error: 'an answer', code: 'subject-reply-prefix', letter: { subject: `Re: ${right.subject}` } },
  { error: 'a forwarded mail in Chinese', code: 'subject-reply-prefix', letter: { subject: `转发：${right.subject}` } },
  { error: 'the brand in small letters', code: 'body-differs', letter: inBody('HUAWEI CLOUD', 'Huawei Cloud') },
  { error: 'another text', code: 'body-differs', letter: { body: 'We agree. Please end the association soon.' } },
  { error: 'a greeting', code: 'body-text-added', letter: { body: `Dear Sirs,\n\n${body}` } },
  { error: 'a signature', code: 'body-text-added', letter: { body: `${body}\n-- \nAnn Lee` } },
  { error: 'a word left out', code: 'body-text-missing', letter: inBody(' clearly', '') },
  { error: 'the last sentence left out', code: 'body-text-missing', letter: { body: body.slice(0, body.indexOf(' We hereby')) } },
  { error: 'an empty text', code: 'body-text-missing', letter: { body: '' } },
  { error: 'a placeholder in the text', code: 'body-placeholder-left', letter: inBody('acme-hk-001', 'XXXX'), place: 4 },
  { error: 'a placeholder in the subject', code: 'body-placeholder-left', letter: inSubject('blue-harbor-partner', 'xxxx'), place: 2 },
  { error: 'HTML with another name', code: 'html-differs', letter: { html: `<p>${body.replace('acme', 'acne')}</p>` } },
  { error: 'HTML with a picture', code: 'html-differs', letter: { html: `<p>${body}</p><img src="cid:logo">` } },
  { error: 'HTML that hides a sentence', code: 'html-differs', letter: { html: `<p>${body}</p><p style="display:none">Not so.</p>` } },
  { error: 'a file beside it', code: 'attachment-unlabelled', letter: { attachments: ['covering-note.txt', 'terms.pdf'] } },
];

/** One of them as a letter with what is expected of it. */
export function plant({ letter, expected }: Planted): { readonly letter: LetterToCheck; readonly expected: ExpectedLetter } {
  return { letter: { ...right, ...letter }, expected: { ...known, ...expected } };
}
