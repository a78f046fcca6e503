import type { ConsentDraft } from '../../../src/contract/consent.ts';
import type { MailLine } from '../../../src/contract/mails.ts';
import { NOTE_LABEL } from '../../../src/core/consent/covering-note.ts';
import type { LetterFinding } from '../../../src/core/consent/finding.ts';
import { courtesyTemplate } from '../../../src/core/consent/letter-template.ts';
import { consentMail, consentSource, TEMPLATE_SHA256 } from '../../../src/core/consent/template.ts';
import type { CustomerId } from '../../../src/core/customer/customer.ts';
import { type MailAttempt, MailId } from '../../../src/core/mail/mail.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';

const names = { partnerAccountName: 'acme-cloud', customerAccountName: 'acme-sg-005' };

/** The letter of sample customer 5, as the engine would tell it. */
export const sampleDraft = (change: Partial<ConsentDraft> = {}): ConsentDraft => ({
  from: 'partner@acme.example',
  to: 'o•••@e•••.example',
  toSource: 'listing',
  ...consentMail(names),
  missing: [],
  source: consentSource,
  template: { id: 'consent-2020', version: '2020-10-10', kind: 'official', sha256: TEMPLATE_SHA256 },
  translation: { language: 'zh', label: courtesyTemplate.label, ...consentMail(names, courtesyTemplate) },
  findings: [],
  note: { text: '', label: NOTE_LABEL },
  simulated: true,
  ...change,
});

export const sampleFinding = (change: Partial<LetterFinding> = {}): LetterFinding => ({
  code: 'name-altered-by-cleaning',
  weight: 'warning',
  where: { part: 'subject', place: 2, from: 60, until: 70 },
  found: 'acme-cloud',
  expected: 'acme-cloud⟨U+200B⟩',
  authority: 'settings',
  mend: 'trim-partner-name',
  ...change,
});

export const sampleServer = {
  host: 'mail.acme.example',
  port: 587,
  security: 'starttls',
  authorities: '',
  signIn: 'password',
  user: 'partner@acme.example',
  clientId: '',
  tokenAddress: '',
  secret: 'there',
} as const;

/** A letter of sample customer 5 in the outbox. */
export const sampleMail = (state: MailLine['state'], attempt: Partial<MailAttempt> | null, id = 'mail-1'): MailLine => ({
  id: MailId.parse(id),
  kind: 'consent',
  state,
  how: 'smtp',
  form: 'eml',
  caseId: null,
  customerId: 'c000005' as CustomerId,
  accountName: 'acme-sg-005',
  subject: 'Approving HUAWEI CLOUD account acme-sg-005 to disassociate from partner account acme-cloud',
  from: 'partner@acme.example',
  to: 'o•••@e•••.example',
  date: '2026-11-22T01:00:00Z',
  filedAt: '2026-11-22T01:00:00Z',
  filedBy: 'Li Wei',
  bytes: 1200,
  sha256: 'a'.repeat(64),
  lastAttempt: attempt === null ? null : { at: '2026-11-22T01:00:05Z', outcome: 'sent', answer: '', fault: null, ...attempt },
  simulated: true,
});

/** A desk whose letter, mail server and outbox are these. */
export function deskWithLetter(draft: ConsentDraft, more: { readonly server?: boolean; readonly outbox?: MailLine[] } = {}): FakeDesk {
  const desk = fakeDesk();
  desk.answer('consent.draft', () => draft);
  desk.answer('mailServer.get', () => (more.server ? sampleServer : null));
  desk.answer('outbox.list', () => ({ rows: more.outbox ?? [] }));
  return desk;
}
export const inputs = (desk: FakeDesk, path: string): unknown[] =>
  desk.calls.filter((call) => call.path === path).map(({ input }) => input);
