import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailId, MailRecord } from '../../../src/core/mail/mail.ts';
import { drawMail } from '../../../src/engine/desk/mails/picture.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';
import { mailFile, propose } from './mail-drops.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

/** A mail that was dropped and filed under the first customer. */
async function filed(direction: 'sent' | 'received', content = letter('<answer.1@customer.example>')): Promise<MailId> {
  const { dropId } = await propose(desk, content);
  const place = { customerId: desk.customer(0), caseId: null };
  return (await desk.client.mails.file({ account, dropId, kind: 'answer', direction, ...place })).mailId;
}
const letter = (messageId: string) =>
  mailFile(
    'From: =?UTF-8?B?5byg5Lyf?= <zhang@customer.example>',
    'To: owner@acme.example',
    'Subject: Our <b>answer</b>',
    'Date: Sat, 21 Nov 2026 10:00:00 +0800',
    `Message-ID: ${messageId}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'We agree. 同意。',
  );
const made = async () =>
  (await desk.client.log.page({ account, search: '', filters: { operation: 'picture-made' }, before: null, limit: 5 })).rows;

describe('the picture of a filed mail', () => {
  it('is drawn of what was filed, handed out under its name, and said in the log', async () => {
    const mailId = await filed('received');
    expect(await desk.client.mails.printer({ account })).toEqual({ name: 'a fake browser' });
    await desk.client.mails.picture({ account, mailId, form: 'pdf' });
    await desk.client.mails.picture({ account, mailId, form: 'png' });
    const name = (await desk.store.customer(desk.customer(0)))?.accountName;
    expect(desk.host.saved.map(({ name: saved, type, content }) => [saved, type, content.slice(0, 4)])).toEqual([
      [`SIMULATED answer ${name} (received).pdf`, 'application/pdf', '%PDF'],
      [`SIMULATED answer ${name} (received).png`, 'image/png', 'PNG '],
    ]);
    const [page = ''] = desk.host.printed;
    const record = await desk.store.mail(mailId);
    for (const shown of [
      '张伟',
      'zhang@customer.example',
      'Our &lt;b&gt;answer&lt;/b&gt;',
      'We agree. 同意。',
      '2026-11-21 02:00 UTC',
      'Ann Lee',
    ])
      expect(page).toContain(shown);
    expect(page).toContain(record?.sha256);
    expect(page).toContain('<strong>SIMULATED</strong>');
    expect(await made()).toMatchObject([
      { customerId: desk.customer(0), entry: { detail: { mailId, kind: 'answer', form: 'png', mark: 'received' } } },
      { entry: { detail: { mailId, form: 'pdf' } } },
    ]);
  });

  it('says what is missing where nothing draws, and leaves no trace', async () => {
    const mailId = await filed('received');
    desk.host.prints = false;
    expect(await desk.client.mails.printer({ account })).toEqual({ name: null });
    expect(await refusal(desk.client.mails.picture({ account, mailId, form: 'pdf' }))).toEqual({ code: 'picture-unavailable' });
    expect(desk.host.saved).toEqual([]);
    expect(await made()).toEqual([]);
  });

  it('that a person does not want after all is not in the log; one of no mail is refused', async () => {
    const mailId = await filed('received');
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    expect(await desk.client.mails.picture({ account, mailId, form: 'pdf' })).toEqual({ kind: 'cancelled' });
    expect(await made()).toEqual([]);
    const none = 'no-such-mail' as MailId;
    expect(await refusal(desk.client.mails.picture({ account, mailId: none, form: 'pdf' }))).toMatchObject({ code: 'not-found' });
  });

  it('of a sent copy says who handed it in; of a letter that somebody says was sent, who says so', async () => {
    const mailId = await filed('sent');
    const record = await desk.store.mail(mailId);
    const raw = await desk.store.mailBytes(mailId);
    if (!record || !raw) throw new Error('a filed mail has bytes');
    expect((await drawMail(desk.desk, record, raw)).mark).toMatchObject({ kind: 'sent', title: 'Sent' });

    const at = '2026-11-22T01:00:00Z';
    const stated: MailRecord = { ...record, how: 'smtp', attempts: [{ at, outcome: 'settled-sent', answer: '', fault: null }] };
    expect((await drawMail(desk.desk, stated, raw)).mark.title).toBe('Sent, as a person at this desk says');
    const settled = (personal: Record<string, string>, detail: Record<string, string>) => ({
      ...({ at, operation: 'mail-settled', result: 'stated', source: 'person', customerId: record.customerId, caseId: null } as const),
      detail,
      personal,
    });
    await desk.store.appendLog([settled({ operator: 'Bo Chen', sha256: record.sha256 }, { became: 'sent' })]);
    expect((await drawMail(desk.desk, stated, raw)).mark).toEqual({
      kind: 'sent-as-stated',
      title: 'Sent, as Bo Chen says',
      because: 'Stated by Bo Chen on 2026-11-22 01:00 UTC; not verified.',
    });
    await desk.store.appendLog([settled({ operator: 'Bo Chen' }, { became: 'sent', by: 'sent-copy', mailId })]);
    expect((await drawMail(desk.desk, stated, raw)).mark).toEqual({
      kind: 'sent',
      title: 'Sent',
      because: 'A sent copy was handed in by Bo Chen on 2026-11-22 01:00 UTC.',
    });
  });
});
