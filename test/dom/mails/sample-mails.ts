import type { MailLine, MailProposal, MailReading } from '../../../src/contract/mails.ts';
import type { CaseId } from '../../../src/core/case/case.ts';
import type { CustomerId } from '../../../src/core/customer/customer.ts';
import type { MailId } from '../../../src/core/mail/mail.ts';

export const sampleMail = (change: Partial<MailLine> = {}): MailLine => ({
  id: 'mail-1' as MailId,
  kind: 'answer',
  state: 'received',
  how: 'dropped',
  form: 'eml',
  caseId: 'case-3' as CaseId,
  customerId: 'c000003' as CustomerId,
  accountName: 'acme-ae-003',
  subject: 'Re: Approving HUAWEI CLOUD account',
  from: 'o•••@e•••.example',
  to: 'partner@acme.example',
  date: '2026-11-20T09:00:00Z',
  filedAt: '2026-11-21T09:30:00Z',
  filedBy: 'Li Wei',
  bytes: 4_321,
  sha256: 'ab'.repeat(32),
  lastAttempt: null,
  simulated: false,
  ...change,
});

export const sampleReading = (change: Partial<MailReading> = {}): MailReading => ({
  form: 'eml',
  bytes: 4_321,
  sha256: 'ab'.repeat(32),
  headers: {
    from: 'Owner <owner@acme.example>',
    to: 'partner@acme.example',
    cc: '',
    subject: 'Re: Approving HUAWEI CLOUD account',
    date: '2026-11-20T09:00:00Z',
    messageId: 'answer-1@acme.example',
  },
  body: { text: 'Hello\n\nWe agree to the disassociation.\n', from: 'text', cut: false },
  attachments: [{ name: 'invoice.pdf.exe', type: 'application/octet-stream', bytes: 2_048 }],
  authentication: ['mx.acme.example; spf=pass smtp.mailfrom=acme.example'],
  oddities: [{ code: 'attachment-double-ending', values: { name: 'invoice.pdf.exe' } }],
  ...change,
});

export const sampleProposal = (change: Partial<MailProposal> = {}): MailProposal => ({
  kind: 'answer',
  direction: 'received',
  tie: 'in-reply-to',
  candidates: [
    { caseId: 'case-3' as CaseId, customerId: 'c000003' as CustomerId, accountName: 'acme-ae-003', tie: 'in-reply-to' },
    { caseId: null, customerId: 'c000007' as CustomerId, accountName: 'acme-ae-007', tie: 'account-names' },
  ],
  sender: 'known-address',
  answer: { says: 'agrees', sentence: 'We agree to the disassociation.' },
  alreadyFiled: null,
  findings: [],
  ...change,
});
