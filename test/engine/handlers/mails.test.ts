import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailId } from '../../../src/core/mail/mail.ts';
import { account, type DeskUnderTest, deskUnderTest, readyDraft, refusal } from './desk-under-test.ts';
import { drop, mailFile, propose } from './mail-drops.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
  const [accountName, email] = ['acme-cloud', 'Owner@acme.example'];
  await desk.client.settings.setPartner({ account, accountName, accountNameAgain: accountName, email, emailAgain: email });
});
afterEach(() => desk.stop());

const answerFrom = (from: string, ...more: readonly string[]) =>
  mailFile(
    `From: Someone <${from}>`,
    'To: Owner@acme.example',
    'Subject: Your request',
    'Date: Sat, 21 Nov 2026 10:00:00 +0800',
    'Message-ID: <answer.1@customer.example>',
    ...more,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dear Ann,',
    '',
    'we agree to the disassociation.',
    '',
    'On Fri, Ann Lee wrote:',
    '> Do you refuse?',
  );

it('Filed mails are listed a page at a time, each of them once', async () => {
  const [filed] = [await desk.client.mails.list({ account, customerId: null, caseId: null })];
  expect(filed).toEqual({ rows: [], more: false });
  const { dropId } = await propose(desk, answerFrom('someone@else.example'));
  const { mailId } = await desk.client.mails.file({
    account,
    dropId,
    kind: 'answer',
    direction: 'received',
    customerId: null,
    caseId: null,
  });
  const mail = await desk.store.mail(mailId);
  if (!mail) throw new Error('it is filed');
  for (let count = 1; count < 120; count += 1)
    await desk.store.writeMail({
      mail: { ...mail, id: `m${count}` as never },
      raw: Buffer.from('x'),
      expected: null,
      log: [],
      notices: [],
    });
  const ids: string[] = [];
  let before = null as { filedAt: string; id: MailId } | null;
  for (let more = true; more; ) {
    const page = await desk.client.mails.list({ account, customerId: null, caseId: null, before });
    ids.push(...page.rows.map(({ id }) => id));
    before = page.rows.at(-1) ?? null;
    more = page.more;
  }
  expect(ids).toHaveLength(120);
  expect(new Set(ids).size).toBe(120);
});

describe('A mail that is dropped', () => {
  it('is read, proposed and filed as the person decides, with its bytes as they were', async () => {
    const customerId = desk.customer(0);
    const caseId = await readyDraft(desk);
    const listed = await desk.store.customer(customerId);
    const content = answerFrom(listed?.email ?? '');
    const { dropId, reading, proposal } = await propose(desk, content);
    expect(reading).toMatchObject({ form: 'eml', bytes: content.length, headers: { date: '2026-11-21T02:00:00.000Z' }, oddities: [] });
    expect(proposal).toMatchObject({
      kind: 'answer',
      direction: 'received',
      tie: 'addresses',
      sender: 'known-address',
      candidates: [{ customerId, caseId, tie: 'addresses' }],
      answer: { says: 'agrees', sentence: 'we agree to the disassociation.' },
      alreadyFiled: null,
    });
    const { mailId } = await desk.client.mails.file({ account, dropId, kind: 'answer', direction: 'received', customerId, caseId });
    expect(Buffer.from((await desk.store.mailBytes(mailId)) ?? [])).toEqual(content);
    const { rows } = await desk.client.mails.list({ account, customerId: null, caseId });
    expect(rows).toMatchObject([{ id: mailId, kind: 'answer', state: 'received', filedBy: 'Ann Lee', accountName: listed?.accountName }]);
    expect(JSON.stringify(rows)).not.toContain(listed?.email);
    const log = await desk.client.log.page({ account, search: '', filters: { operation: 'mail-filed' }, before: null, limit: 5 });
    expect(log.rows).toMatchObject([{ entry: { detail: { kind: 'answer', sha256: reading.sha256 } } }]);
    expect(await refusal(desk.client.mails.propose({ account, dropId, caseId: null, customerId: null }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('that is no mail is refused and nothing of it is kept', async () => {
    const dropId = await drop(desk, Buffer.from('just some words\nand more'));
    const ask = () => desk.client.mails.propose({ account, dropId, caseId: null, customerId: null });
    expect(await refusal(ask())).toEqual({ code: 'mail-unreadable', detail: { reason: 'not-a-mail' } });
    expect(await refusal(ask())).toMatchObject({ code: 'not-found' });
    expect(await desk.store.mails({ limit: 5 })).toEqual([]);
  });

  it('is shown in clear only with an entry in the log, and saved as it was', async () => {
    const content = answerFrom('someone@else.example');
    const { dropId } = await propose(desk, content);
    const decided = { kind: 'answer', direction: 'received', customerId: desk.customer(0), caseId: null } as const;
    const { mailId } = await desk.client.mails.file({ account, dropId, ...decided });
    const { reading } = await desk.client.mails.read({ account, mailId });
    expect(reading.headers.from).toBe('Someone <someone@else.example>');
    const revealed = async () => {
      const filters = { operation: 'personal-data-revealed' } as const;
      const { rows } = await desk.client.log.page({ account, search: '', filters, before: null, limit: 5 });
      return rows.map(({ entry }) => entry.detail.what);
    };
    expect(await revealed()).toEqual(['mail']);
    expect(await desk.client.mails.saveOriginal({ account, mailId })).toMatchObject({ kind: 'saved' });
    expect(Buffer.from(desk.host.saved[0]?.bytes ?? [])).toEqual(content);
    expect(await revealed()).toEqual(['original-mail', 'mail']);
  });

  it('shows no address before that, not even where the receiving server wrote it', async () => {
    const results =
      'Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=boss@private.example; dkim=pass (by <boss@private.example>)';
    const { dropId } = await propose(desk, answerFrom('boss@private.example', results));
    const decided = { kind: 'answer', direction: 'received', customerId: desk.customer(0), caseId: null } as const;
    const { mailId } = await desk.client.mails.file({ account, dropId, ...decided });
    const { authentication } = await desk.client.mails.get({ account, mailId });
    expect(authentication).toEqual(['mx.acme.example; spf=pass smtp.mailfrom=b•••@p•••.example; dkim=pass (by <b•••@p•••.example>)']);
  });

  it('of nobody who is known leaves no words of it in the log, which no erasing would reach', async () => {
    const { dropId } = await propose(desk, answerFrom('someone@else.example'));
    const { mailId } = await desk.client.mails.file({
      account,
      dropId,
      kind: 'answer',
      direction: 'received',
      customerId: null,
      caseId: null,
    });
    const personal = async (operation: 'mail-filed' | 'mail-refiled') => {
      const { rows } = await desk.store.log({ search: '', filters: { operation }, before: null, limit: 5 });
      return rows.map((row) => row.personal);
    };
    expect(await personal('mail-filed')).toEqual([{ operator: 'Ann Lee' }]);
    await desk.client.mails.refile({ account, mailId, kind: 'answer', customerId: desk.customer(0), caseId: null });
    expect(await personal('mail-refiled')).toMatchObject([{ subject: 'Your request', sender: 'Someone <someone@else.example>' }]);
  });
});
