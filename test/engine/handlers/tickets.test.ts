import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../../src/core/case/case.ts';
import { MailId, type MailRecord } from '../../../src/core/mail/mail.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
  await desk.client.settings.setPartner({
    account,
    accountName: 'acme-partner',
    accountNameAgain: 'acme-partner',
    email: 'desk@partner.example',
    emailAgain: 'desk@partner.example',
  });
});
afterEach(() => desk.stop());

type Kind = Parameters<DeskUnderTest['client']['tickets']['draft']>[0]['kind'];
const about = (kind: Kind, caseId: CaseId | null = null) => ({
  account,
  customerId: desk.customer(0),
  caseId,
  kind,
  language: 'en' as const,
});

/** Files a consent email as the other parts of the desk do. */
async function fileLetter(change: Partial<MailRecord> = {}): Promise<Uint8Array> {
  const raw = new TextEncoder().encode(`From: desk@partner.example\r\nSubject: Approving ${change.id ?? 'letter'}\r\n\r\nagrees\r\n`);
  const mail: MailRecord = {
    id: MailId.parse('letter'),
    kind: 'consent',
    state: 'made',
    how: 'file',
    customerId: desk.customer(0),
    caseId: null,
    messageId: 'consent.1@consent-desk.invalid',
    inReplyTo: [],
    references: [],
    from: [],
    to: [],
    cc: [],
    subject: 'Approving',
    date: null,
    filedAt: desk.time.now(),
    filedBy: 'Ann Lee',
    form: 'eml',
    bytes: raw.length,
    sha256: createHash('sha256').update(raw).digest('hex'),
    authentication: [],
    attempts: [],
    ...change,
  };
  await desk.store.writeMail({ mail, raw, expected: null, log: [], notices: [] });
  return raw;
}

describe('the service ticket', () => {
  it('of the partner is text without a recipient: saved as text or copied, and no mail', async () => {
    const draft = await desk.client.tickets.draft(about('over-limit-by-partner'));
    expect(draft).toMatchObject({ files: 'partner', to: null, attachments: [], source: { key: 'P-CSP-NEW' } });
    expect(draft.body).toContain('customer-1');
    await desk.client.tickets.deliver({ ...about('over-limit-by-partner'), way: 'file' });
    expect(desk.host.saved[0]?.name).toBe('SIMULATED ticket customer-1.txt');
    expect(await refusal(desk.client.tickets.deliver({ ...about('over-limit-by-partner'), way: 'mail' }))).toEqual({
      code: 'recipient-missing',
    });
  });

  it('of the route of 2020 is a mail to the customer with the letter as it was filed', async () => {
    const raw = await fileLetter();
    const draft = await desk.client.tickets.draft(about('route-2020'));
    expect(draft.to).toMatch(/^o•••@/u);
    expect(draft.attachments).toContainEqual({ what: 'letter', name: 'consent-email.eml', why: null });
    await desk.client.tickets.deliver({ ...about('route-2020'), way: 'file' });
    const mail = await PostalMime.parse(desk.host.saved[0]?.content ?? '', { forceRfc822Attachments: true });
    expect(mail.to?.[0]?.address).toBe('owner-1@customer.example');
    expect(mail.text).toContain('Partners > Partner Registration');
    expect(mail.attachments.map(({ filename, mimeType }) => ({ filename, mimeType }))).toContainEqual({
      filename: 'consent-email.eml',
      mimeType: 'message/rfc822',
    });
    expect(desk.host.saved[0]?.content).toContain(Buffer.from(raw).toString('utf8'));
    expect(mail.attachments.map(({ filename }) => filename)).toContain('consent-email.png');
    expect(desk.host.printed).toHaveLength(1);
  });

  it('goes without a picture where nothing draws one, and asks the customer for a screenshot', async () => {
    desk.host.prints = false;
    await fileLetter();
    const { attachments } = await desk.client.tickets.draft(about('route-2020'));
    expect(attachments).toContainEqual({ what: 'picture', name: null, why: 'nothing-draws' });
    await desk.client.tickets.deliver({ ...about('route-2020'), way: 'file' });
    const mail = await PostalMime.parse(desk.host.saved[0]?.content ?? '', { forceRfc822Attachments: true });
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['consent-email.eml']);
    expect(mail.text).toContain('No picture could be drawn here');
  });

  it('takes the letter that was sent before one that was only made, and says where there is none', async () => {
    const none = await desk.client.tickets.draft(about('route-2020'));
    expect(none.attachments).toContainEqual({ what: 'letter', name: null, why: 'no-letter' });
    expect(none.body).toContain('Nothing is attached to this mail');
    await fileLetter({ id: MailId.parse('sent'), state: 'sent', messageId: 'a@b.invalid' });
    await fileLetter({ id: MailId.parse('made-later'), messageId: 'c@d.invalid', filedAt: '2030-01-01T00:00:00Z' });
    await desk.client.tickets.deliver({ ...about('route-2020'), way: 'file' });
    expect(desk.host.saved[0]?.content).toContain('Approving sent');
  });

  it('is logged as made under its own case, and never under that of somebody else', async () => {
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    const text = await desk.client.tickets.deliver({ ...about('over-limit-by-customer', caseId), way: 'copy' });
    expect(text).toMatchObject({ kind: 'text' });
    const { rows } = await desk.client.log.page({ account, search: '', filters: { operation: 'ticket-made' }, before: null, limit: 10 });
    expect(rows.map(({ entry }) => entry)).toMatchObject([
      { caseId, detail: { way: 'copy', kind: 'over-limit-by-customer', language: 'en' } },
    ]);
    const other = { ...about('route-2020', caseId), customerId: desk.customer(1) };
    expect(await refusal(desk.client.tickets.draft(other))).toEqual({ code: 'invalid-input', detail: { field: 'caseId' } });
  });
});
