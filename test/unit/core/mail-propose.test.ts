import { describe, expect, it } from 'vitest';
import { CaseId } from '../../../src/core/case/case.ts';
import { consentMail, plain } from '../../../src/core/consent/template.ts';
import { CustomerId } from '../../../src/core/customer/customer.ts';
import { sameAddress } from '../../../src/core/mail/addresses.ts';
import type { MailRecord } from '../../../src/core/mail/mail.ts';
import { directionOf, inOrder, kindOf, proposedAnswer, repliedTo, senderOf } from '../../../src/core/mail/propose.ts';
import type { ReadMail } from '../../../src/core/mail/reading.ts';
import { bareSubject, namesInSubject } from '../../../src/core/mail/subject.ts';

const ours = 'Owner@acme.example';
const mail = (change: Partial<ReadMail> = {}): ReadMail => ({
  form: 'eml',
  bytes: 1,
  sha256: '0',
  messageId: 'm@x',
  inReplyTo: [],
  references: [],
  from: [{ name: '', address: 'bo@customer.example' }],
  to: [],
  cc: [],
  subject: 'Hello',
  date: null,
  unsent: false,
  authentication: [],
  body: { text: '', from: 'text', cut: false },
  attachments: [],
  oddities: [],
  ...change,
});
const from = (...addresses: readonly string[]) => mail({ from: addresses.map((address) => ({ name: '', address })) });

describe('whose a mail is', () => {
  it('is told by the registered address: the local part exactly, the domain in any case', () => {
    expect(sameAddress('Owner@ACME.example', ours)).toBe(true);
    expect(sameAddress('owner@acme.example', ours)).toBe(false);
    expect(sameAddress('', '')).toBe(false);
    expect(sameAddress('a@@b', 'a@@B')).toBe(true);
    expect(directionOf(from('Owner@ACME.EXAMPLE'), ours)).toBe('sent');
    expect(directionOf(from('owner@acme.example'), ours)).toBe('received');
    expect(directionOf(from('Owner@acme.examp\u04CFe'), ours)).toBe('received');
  });

  it('is not known with two senders of whom one is us, with none, or while our address is not given', () => {
    expect(directionOf(from(ours, 'evil@x.example'), ours)).toBe('unknown');
    expect(directionOf(from(), ours)).toBe('unknown');
    expect(directionOf(from(ours), '')).toBe('unknown');
  });

  it('is compared with the known address of the customer, which a second sender never is', () => {
    expect(senderOf(from('bo@customer.example'), ours, 'bo@Customer.example')).toBe('known-address');
    expect(senderOf(from('Bo@customer.example'), ours, 'bo@customer.example')).toBe('other-address');
    expect(senderOf(from('bo@customer.example', 'x@y.example'), ours, 'bo@customer.example')).toBe('other-address');
    expect(senderOf(from('bo@customer.example'), ours, null)).toBe('no-address-known');
    expect(senderOf(from(ours), ours, null)).toBe('our-address');
  });
});

describe('the subject', () => {
  it.each(['Re: x', 'RE: Fwd: x', '回复：x', '答复: 转发: x', 'AW: x', 'Re[2]: x'])('%s is an answer to x', (subject) => {
    expect(bareSubject(subject)).toEqual({ subject: 'x', answered: true });
  });

  it('in the prescribed form names both accounts letter by letter, whatever they are called', () => {
    for (const [customer, partner] of [
      ['acme-hk-001', 'acme-cloud'],
      ['华为 客户', 'Ａcme'],
      ['a to disassociate from partner account b', 'c'],
      [' x', 'y'],
    ] as const) {
      const subject = `Approving HUAWEI CLOUD account ${customer} to disassociate from partner account ${partner}`;
      expect(namesInSubject(subject)).toContainEqual({ customer, partner });
      expect(namesInSubject(`Re: ${subject}`)).toContainEqual({ customer, partner });
    }
  });

  it.each(['', 'Approving HUAWEI CLOUD account', 'approving huawei cloud account a to disassociate from partner account b'])(
    'in another form names nobody: %s',
    (subject) => {
      expect(namesInSubject(subject)).toEqual([]);
    },
  );
});

describe('what a mail is about', () => {
  const letter = consentMail({ partnerAccountName: 'acme-cloud', customerAccountName: 'acme-hk-001' });
  const written = { subject: plain(letter.subject), body: { text: plain(letter.body), from: 'text', cut: false } } as const;
  const kind = (change: Partial<ReadMail>, more: { answersOurs?: boolean } = {}) => {
    const each = mail(change);
    const direction = directionOf(each, ours);
    return kindOf({ mail: each, direction, answersOurs: more.answersOurs ?? false, answer: proposedAnswer(each, direction) });
  };

  it('is the consent when it has the prescribed subject or text, whoever sent it', () => {
    expect(kind({ ...written, from: [{ name: '', address: ours }] })).toBe('consent');
    expect(kind({ subject: written.subject })).toBe('consent');
    expect(kind({ subject: 'other', body: { text: written.body.text.replaceAll(' ', '\n'), from: 'text', cut: false } })).toBe('consent');
  });

  it('is an answer when it says yes or no, or replies to a letter of ours', () => {
    expect(kind({ body: { text: 'We agree to the disassociation.', from: 'text', cut: false } })).toBe('answer');
    expect(kind({}, { answersOurs: true })).toBe('answer');
    expect(kind({ subject: `Re: ${written.subject}` })).toBe('answer');
  });

  it('is an application when a customer asks to leave, and something else otherwise', () => {
    expect(kind({ body: { text: 'Please disassociate our account.', from: 'text', cut: false } })).toBe('application');
    expect(kind({})).toBe('other');
    expect(
      kind({ from: [{ name: '', address: ours }], body: { text: 'Please disassociate our account.', from: 'text', cut: false } }),
    ).toBe('other');
  });

  it('proposes no answer of what we wrote ourselves, nor where HTML says something else or hides text', () => {
    const body = { text: 'We agree to the disassociation.', from: 'text', cut: false } as const;
    expect(proposedAnswer(mail({ body }), 'received')?.says).toBe('agrees');
    expect(proposedAnswer(mail({ body }), 'sent')).toBeNull();
    expect(proposedAnswer(mail({ body, oddities: [{ code: 'html-says-otherwise', values: {} }] }), 'received')).toBeNull();
    expect(proposedAnswer(mail({ body, oddities: [{ code: 'hidden-text', values: { count: 1 } }] }), 'received')).toBeNull();
  });
});

describe('where a mail belongs', () => {
  const [one, two] = [CustomerId.parse('c1'), CustomerId.parse('c2')];
  const [first, second] = [CaseId.parse('k1'), CaseId.parse('k2')];
  const filed = ['a@x', 'b@x'].map((messageId) => ({ id: messageId, messageId })) as unknown as MailRecord[];

  it('is told first by what it replies to, then by what it refers to, the nearest first', () => {
    const found = repliedTo(mail({ inReplyTo: ['b@x'], references: ['none@x', 'a@x', 'b@x'] }), filed);
    expect(found.map(({ record, tie }) => [record.messageId, tie])).toEqual([
      ['b@x', 'in-reply-to'],
      ['b@x', 'references'],
      ['a@x', 'references'],
    ]);
  });

  it('is offered once for each case, the strongest tie first, and not once more without the case', () => {
    expect(
      inOrder([
        { customerId: one, caseId: first, tie: 'account-names' },
        { customerId: two, caseId: null, tie: 'addresses' },
        { customerId: one, caseId: first, tie: 'addresses' },
        { customerId: two, caseId: second, tie: 'none' },
        { customerId: one, caseId: null, tie: 'in-reply-to' },
      ]),
    ).toEqual([
      { customerId: one, caseId: first, tie: 'addresses' },
      { customerId: two, caseId: second, tie: 'none' },
    ]);
  });
});
