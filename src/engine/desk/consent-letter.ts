import type { ConsentDraft } from '../../contract/consent.ts';
import { NOTE_FILE, NOTE_LABEL, noteText } from '../../core/consent/covering-note.ts';
import type { LetterFinding } from '../../core/consent/finding.ts';
import { courtesyTemplate, officialTemplate } from '../../core/consent/letter-template.ts';
import { lintLetter } from '../../core/consent/lint.ts';
import type { ExpectedLetter, LetterToCheck } from '../../core/consent/lint-letter.ts';
import { richCopy } from '../../core/consent/rich-copy.ts';
import { consentMail, plain, TEMPLATE_SHA256 } from '../../core/consent/template.ts';
import type { Customer } from '../../core/customer/customer.ts';
import { maskEmail } from '../../core/customer/mask.ts';
import { Fault } from '../../core/fault.ts';
import { readNote } from './covering-note.ts';
import { type Desk, isSimulated } from './desk.ts';
import type { Outgoing } from './letter.ts';
import { listedRecipient, readRecipient } from './recipient.ts';
import { readSettings } from './settings.ts';

/** What this desk knows of how the consent email of one customer has to be. */
async function expectedLetter(desk: Pick<Desk, 'store' | 'info'>, customer: Customer): Promise<ExpectedLetter> {
  const [settings, recipient] = await Promise.all([readSettings(desk), readRecipient(desk, customer)]);
  return {
    registeredAddress: settings.partnerEmail,
    partnerAccountName: settings.partnerAccountName,
    customerAccountName: customer.accountName,
    recipient: recipient.email,
    recipientFrom: recipient.source,
    listedRecipient: listedRecipient(customer),
  };
}

/** The linter over a letter of this customer, wherever it was written: a dropped mail, a queued one. At most a hundred findings. */
export async function checkLetter(desk: Pick<Desk, 'store' | 'info'>, customer: Customer, letter: LetterToCheck): Promise<LetterFinding[]> {
  return lintLetter(letter, await expectedLetter(desk, customer)).slice(0, 100);
}

/** The consent email as it would be made now. Faults: partner-identity-missing, recipient-missing. */
export async function consentLetter(desk: Desk, customer: Customer): Promise<Outgoing & { readonly from: string; readonly to: string }> {
  const [expected, note] = await Promise.all([expectedLetter(desk, customer), readNote(desk, customer)]);
  if (expected.registeredAddress === '' || expected.partnerAccountName === '') throw new Fault('partner-identity-missing');
  if (expected.recipient === null) throw new Fault('recipient-missing');
  const { subject, body } = consentMail(expected);
  return {
    what: 'consent',
    accountName: customer.accountName,
    from: expected.registeredAddress,
    to: expected.recipient,
    subject: plain(subject),
    body: plain(body),
    html: richCopy(body),
    attachments: note === '' ? [] : [{ name: NOTE_FILE, type: 'text/plain; charset=utf-8', bytes: Buffer.from(noteText(note)) }],
  };
}

/** The consent email as it is shown, with what is wrong with it. The customer's address is masked like every one; the letter holds it in clear. */
export async function consentDraft(desk: Desk, customer: Customer): Promise<ConsentDraft> {
  const [expected, note] = await Promise.all([expectedLetter(desk, customer), readNote(desk, customer)]);
  const mail = consentMail(expected);
  const { language, label } = courtesyTemplate;
  return {
    from: expected.registeredAddress || null,
    to: expected.recipient === null ? null : maskEmail(expected.recipient),
    toSource: expected.recipientFrom,
    ...mail,
    missing: [
      ...(expected.partnerAccountName === '' ? (['partner-name'] as const) : []),
      ...(expected.registeredAddress === '' ? (['partner-email'] as const) : []),
      ...(expected.recipient === null ? (['recipient'] as const) : []),
    ],
    source: officialTemplate.source,
    template: { id: officialTemplate.id, version: officialTemplate.version, kind: officialTemplate.kind, sha256: TEMPLATE_SHA256 },
    translation: { language, label, ...consentMail(expected, courtesyTemplate) },
    findings: [...lintLetter(asLetter(expected, mail, note), expected)],
    note: { text: note, label: NOTE_LABEL },
    simulated: isSimulated(desk),
  };
}

const asLetter = (expected: ExpectedLetter, mail: ReturnType<typeof consentMail>, note: string): LetterToCheck => ({
  senders: expected.registeredAddress === '' ? [] : [expected.registeredAddress],
  recipients: expected.recipient === null ? [] : [expected.recipient],
  copies: [],
  subject: plain(mail.subject),
  body: plain(mail.body),
  html: null,
  attachments: note === '' ? [] : [NOTE_FILE],
});
