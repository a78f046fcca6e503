import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentMail, plain } from '../../../src/core/consent/template.ts';
import { MailId, type MailRecord } from '../../../src/core/mail/mail.ts';
import { account, type DeskUnderTest, deskUnderTest, readyDraft, refusal } from './desk-under-test.ts';
import { mailFile, propose } from './mail-drops.ts';

let desk: DeskUnderTest;
const [accountName, email] = ['acme-cloud', 'Owner@acme.example'];
beforeEach(async () => {
  desk = await deskUnderTest();
  await desk.client.settings.setPartner({ account, accountName, accountNameAgain: accountName, email, emailAgain: email });
});
afterEach(() => desk.stop());

const operations = async () => {
  const { rows } = await desk.client.log.page({ account, search: '', filters: {}, before: null, limit: 50 });
  return rows.map(({ entry }) => entry.operation).filter((operation) => operation.startsWith('mail-'));
};

/** A letter that was made here, in a given state. */
async function ourLetter(state: MailRecord['state'], change: Partial<MailRecord> = {}): Promise<MailRecord> {
  const raw = await consentLetter({ head: ['X-Unsent: 1'] });
  const mail: MailRecord = {
    id: MailId.parse('letter-1'),
    kind: 'consent',
    state,
    how: 'file',
    customerId: desk.customer(0),
    caseId: null,
    messageId: 'consent.1@consent-desk.invalid',
    inReplyTo: [],
    references: [],
    from: [{ name: '', address: email }],
    to: [],
    cc: [],
    subject: 'S',
    date: null,
    filedAt: desk.time.now(),
    filedBy: 'Ann Lee',
    form: 'eml',
    bytes: raw.length,
    sha256: 'its own',
    authentication: [],
    attempts: [],
    ...change,
  };
  await desk.store.writeMail({ mail, raw, expected: null, log: [], notices: [] });
  return mail;
}

async function consentLetter(
  change: { readonly customer?: string; readonly to?: string; readonly added?: string; readonly head?: readonly string[] } = {},
): Promise<Buffer> {
  const customer = await desk.store.customer(desk.customer(0));
  const { subject, body } = consentMail({
    partnerAccountName: accountName,
    customerAccountName: change.customer ?? customer?.accountName ?? '',
  });
  const head = [
    `From: ${email}`,
    `To: ${change.to ?? customer?.email}`,
    `Subject: ${plain(subject)}`,
    'Message-ID: <consent.1@consent-desk.invalid>',
    ...(change.head ?? []),
  ];
  return mailFile(...head, 'Content-Type: text/plain; charset=utf-8', '', `${plain(body)}${change.added ?? ''}`);
}

describe('The sent copy of a letter that was made here', () => {
  it.each(['made', 'queued', 'perhaps-sent', 'refused', 'discarded'] as const)(
    'settles the one that is %s as sent, and is kept beside it',
    async (state) => {
      const letter = await ourLetter(state);
      const { dropId, proposal } = await propose(desk, await consentLetter());
      expect(proposal).toMatchObject({ kind: 'consent', direction: 'sent', findings: [], answer: null });
      const decided = { kind: 'consent', direction: 'sent', customerId: desk.customer(0), caseId: null } as const;
      const { mailId } = await desk.client.mails.file({ account, dropId, ...decided });
      expect(mailId).not.toBe(letter.id);
      expect(await desk.store.mail(letter.id)).toMatchObject({ state: 'sent', attempts: [{ outcome: 'settled-sent' }] });
      expect(await desk.store.mail(mailId)).toMatchObject({ state: 'sent', how: 'dropped', messageId: letter.messageId });
      expect(await operations()).toEqual(['mail-filed', 'mail-settled']);
    },
  );

  it('that was only made and never sent settles nothing', async () => {
    const letter = await ourLetter('made');
    const { dropId, reading } = await propose(desk, await consentLetter({ head: ['X-Unsent: 1'] }));
    expect(reading.oddities.map(({ code }) => code)).toContain('unsent-draft');
    const decided = { kind: 'consent', direction: 'sent', customerId: desk.customer(0), caseId: null } as const;
    const { mailId } = await desk.client.mails.file({ account, dropId, ...decided });
    expect((await desk.store.mail(letter.id))?.state).toBe('made');
    expect((await desk.store.mail(mailId))?.state).toBe('made');
  });

  it.each([
    ['other words than the letter', { added: ' We want 100 dollars for it.' }],
    ['another account', { customer: 'somebody-else' }],
    ['another recipient', { to: 'nobody@else.example' }],
  ])('that says or names %s shows only itself: the letter stays as it was', async (_what, change) => {
    const letter = await ourLetter('made');
    const { dropId } = await propose(desk, await consentLetter(change));
    const decided = { kind: 'consent', direction: 'sent', customerId: desk.customer(0), caseId: null } as const;
    const { mailId } = await desk.client.mails.file({ account, dropId, ...decided });
    expect(await desk.store.mail(letter.id)).toEqual(letter);
    expect((await desk.store.mail(mailId))?.state).toBe('sent');
    expect(await operations()).toEqual(['mail-filed']);
  });

  it('settles it also when a mail program broke its lines and wrote its domain large', async () => {
    const letter = await ourLetter('made');
    const copy = (await consentLetter())
      .toString()
      .replace('agrees to cancel', 'agrees to\r\ncancel')
      .replace('Owner@acme.example', 'Owner@ACME.example');
    const { dropId } = await propose(desk, Buffer.from(copy));
    await desk.client.mails.file({ account, dropId, kind: 'consent', direction: 'sent', customerId: desk.customer(0), caseId: null });
    expect((await desk.store.mail(letter.id))?.state).toBe('sent');
  });

  it('settles it also when the copy was filed first, and is handed in again', async () => {
    const content = await consentLetter();
    const decided = { kind: 'consent', direction: 'sent', customerId: desk.customer(0), caseId: null } as const;
    const first = await propose(desk, content);
    const { mailId } = await desk.client.mails.file({ account, dropId: first.dropId, ...decided });
    const letter = await ourLetter('perhaps-sent', { how: 'smtp' });
    const again = await propose(desk, content);
    expect((await desk.client.mails.file({ account, dropId: again.dropId, ...decided })).mailId).toBe(mailId);
    expect((await desk.store.mail(letter.id))?.state).toBe('sent');
    expect(await operations()).toEqual(['mail-settled', 'mail-filed']);
  });

  it('leaves one alone that is on its way this moment', async () => {
    const letter = await ourLetter('sending');
    const { dropId } = await propose(desk, await consentLetter());
    await desk.client.mails.file({ account, dropId, kind: 'consent', direction: 'sent', customerId: desk.customer(0), caseId: null });
    expect(await desk.store.mail(letter.id)).toEqual(letter);
  });
});

describe('A dropped letter in the prescribed form', () => {
  it('is checked like a draft: an account name that is not the listed one is found', async () => {
    const customer = await desk.store.customer(desk.customer(0));
    const wrong = (customer?.accountName ?? '').toUpperCase();
    const { proposal } = await propose(desk, await consentLetter({ customer: wrong }), { customerId: desk.customer(0) });
    expect(proposal.kind).toBe('consent');
    expect(proposal.findings.map(({ code }) => code)).toContain('name-case');
  });

  it('is tied to the customer whose account its subject names, when its address is nobody’s', async () => {
    const letter = (await consentLetter()).toString().replace(/To: .*\r\n/u, 'To: nobody@else.example\r\n');
    const { proposal } = await propose(desk, Buffer.from(letter));
    expect(proposal).toMatchObject({ tie: 'account-names', candidates: [{ customerId: desk.customer(0) }] });
  });
});

describe('A mail that answers a letter of ours', () => {
  it('is tied to the letter’s case before anything else', async () => {
    const caseId = await readyDraft(desk);
    await ourLetter('sent', { caseId });
    const other = await desk.store.customer(desk.customer(1));
    const content = mailFile(
      `From: ${other?.email}`,
      'Subject: Re: x',
      'In-Reply-To: <consent.1@consent-desk.invalid>',
      'Message-ID: <a@x>',
      '',
      'Thank you.',
    );
    const { proposal } = await propose(desk, content);
    expect(proposal.kind).toBe('answer');
    expect(proposal.candidates.map(({ customerId, tie }) => [customerId, tie])).toEqual([
      [desk.customer(0), 'in-reply-to'],
      ...(other?.email ? [[desk.customer(1), 'addresses']] : []),
    ]);
    expect(proposal.sender).toBe('other-address');
  });
});

describe('A filed mail', () => {
  const plainMail = mailFile('From: x@y.example', 'Subject: S', 'Message-ID: <one@y.example>', '', 'words');
  const decided = () => ({ kind: 'other', direction: 'received', customerId: desk.customer(0), caseId: null }) as const;

  it('is kept once: the same file again is known, and only filed elsewhere', async () => {
    const first = await propose(desk, plainMail);
    const { mailId } = await desk.client.mails.file({ account, dropId: first.dropId, ...decided() });
    const again = await propose(desk, plainMail);
    expect(again.proposal.alreadyFiled).toBe(mailId);
    const second = await desk.client.mails.file({ account, dropId: again.dropId, ...decided(), customerId: desk.customer(1) });
    expect(second.mailId).toBe(mailId);
    expect(await desk.store.mails({ limit: 10 })).toMatchObject([{ id: mailId, customerId: desk.customer(1) }]);
    expect(await operations()).toEqual(['mail-refiled', 'mail-filed']);
  });

  it('without a Message-ID is known by its bytes', async () => {
    const bare = mailFile('From: x@y.example', 'Subject: S', '', 'words');
    const { dropId } = await propose(desk, bare);
    const { mailId } = await desk.client.mails.file({ account, dropId, ...decided() });
    expect((await propose(desk, bare)).proposal.alreadyFiled).toBe(mailId);
  });

  it('goes to a case of its own customer only', async () => {
    const caseId = await readyDraft(desk, 1);
    const { dropId } = await propose(desk, plainMail);
    expect(await refusal(desk.client.mails.file({ account, dropId, ...decided(), caseId }))).toMatchObject({
      code: 'invalid-input',
      detail: { field: 'caseId' },
    });
    const { mailId } = await desk.client.mails.file({ account, dropId, ...decided(), customerId: null, caseId });
    expect(await desk.store.mail(mailId)).toMatchObject({ caseId, customerId: desk.customer(1) });
    await desk.client.mails.refile({ account, mailId, kind: 'application', caseId: null, customerId: desk.customer(0) });
    expect(await desk.store.mail(mailId)).toMatchObject({ kind: 'application', caseId: null, customerId: desk.customer(0) });
  });

  it('is listed without a word of the customer’s name or address', async () => {
    const customer = await desk.store.customer(desk.customer(0));
    const content = mailFile(
      `From: ${customer?.name} <boss@private.example>`,
      `Subject: From ${customer?.name}, boss@private.example, +86 138 0000 1234`,
      '',
      'words',
    );
    const { dropId } = await propose(desk, content);
    const { mailId } = await desk.client.mails.file({ account, dropId, ...decided() });
    const shown = JSON.stringify([
      await desk.client.mails.list({ account, customerId: null, caseId: null }),
      await desk.client.mails.get({ account, mailId }),
    ]);
    for (const secret of [customer?.name ?? '', 'boss@', 'private', '138 0000']) expect(shown).not.toContain(secret);
  });

  it('asks who files it, and is let go when it is not wanted', async () => {
    const { dropId } = await propose(desk, plainMail);
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: '' });
    expect(await refusal(desk.client.mails.file({ account, dropId, ...decided() }))).toMatchObject({ code: 'operator-missing' });
    await desk.client.mails.letGo({ account, dropId });
    expect(await refusal(desk.client.mails.file({ account, dropId, ...decided() }))).toMatchObject({ code: 'not-found' });
  });

  it('that comes in parts out of order, or not whole, is not read', async () => {
    const { dropId } = await desk.client.mails.begin({ account, name: 'x', size: 10 });
    const part = (offset: number, content: string) =>
      desk.client.mails.part({ account, dropId, offset, content: Buffer.from(content).toString('base64') });
    expect(await refusal(part(5, 'x'))).toMatchObject({ code: 'invalid-input', detail: { field: 'offset' } });
    await part(0, 'From:');
    expect(await refusal(desk.client.mails.propose({ account, dropId, caseId: null, customerId: null }))).toMatchObject({
      detail: { field: 'size' },
    });
    expect(await refusal(part(5, 'too much'))).toMatchObject({ detail: { field: 'offset' } });
    await desk.client.mails.begin({ account, name: 'another', size: 10 });
    expect(await refusal(part(5, 'x'))).toMatchObject({ code: 'not-found' });
  });
});
