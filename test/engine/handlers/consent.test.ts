import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseId } from '../../../src/core/case/case.ts';
import { emlOf, mailtoOf } from '../../../src/engine/adapters/mail/eml.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const partner = {
  accountName: 'acme-partner',
  accountNameAgain: 'acme-partner',
  email: 'desk@partner.example',
  emailAgain: 'desk@partner.example',
};
const deliver = (way: 'file' | 'mail' | 'copy', place = 0) =>
  desk.client.consent.deliver({ account, customerId: desk.customer(place), caseId: null, way });

describe('the consent email', () => {
  it('asks for what is missing and never guesses it', async () => {
    desk.partner.change(desk.customer(0), { email: 'o***@customer.example' });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    const draft = await desk.client.consent.draft({ account, customerId: desk.customer(0) });
    expect(draft).toMatchObject({ from: null, to: null, toSource: 'unknown', missing: ['partner-name', 'partner-email', 'recipient'] });
    expect(await refusal(deliver('file'))).toEqual({ code: 'partner-identity-missing' });
    await desk.client.settings.setPartner({ account, ...partner });
    expect(await refusal(deliver('file'))).toEqual({ code: 'recipient-missing' });
    await desk.client.consent.stateRecipient({ account, customerId: desk.customer(0), email: 'real@customer.example', note: 'by phone' });
    await expect(deliver('file')).resolves.toMatchObject({ kind: 'saved' });
    expect(desk.host.saved[0]?.content).toContain('To: real@customer.example');
  });

  it('is the template with the right account in each of the five places, and parses back identically', async () => {
    await desk.client.settings.setPartner({ account, ...partner });
    await deliver('file');
    const [file] = desk.host.saved;
    expect(file?.name).toBe('SIMULATED consent customer-1.eml');
    const mail = await PostalMime.parse(file?.content ?? '');
    expect(mail.subject).toBe('Approving HUAWEI CLOUD account customer-1 to disassociate from partner account acme-partner');
    expect(mail.text?.trimEnd()).toBe(
      'HUAWEI CLOUD partner (account name: acme-partner) agrees to cancel the association with the customer (account name: customer-1). As a HUAWEI CLOUD partner, we clearly know the impact of the disassociation and bear the possible consequences. We hereby authorize HUAWEI CLOUD to cancel the association with the customer (account name: customer-1).',
    );
    expect(mail.from?.address).toBe('desk@partner.example');
    expect(mail.to?.map(({ address }) => address)).toEqual(['owner-1@customer.example']);
    const header = (key: string) => mail.headers.find((each) => each.key === key)?.value;
    expect(header('x-unsent')).toBe('1');
    expect(header('x-consent-desk-simulated')).toBe('yes');
    expect(file?.content.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('is logged under a case of this customer, and under no other', async () => {
    await desk.client.settings.setPartner({ account, ...partner });
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    const under = (place: number, about: typeof caseId) =>
      desk.client.consent.deliver({ account, customerId: desk.customer(place), caseId: about, way: 'copy' });
    await expect(under(0, caseId)).resolves.toMatchObject({ kind: 'text' });
    expect(await refusal(under(1, caseId))).toEqual({ code: 'invalid-input', detail: { field: 'caseId' } });
    expect(await refusal(under(0, CaseId.parse('no-such-case')))).toEqual({ code: 'invalid-input', detail: { field: 'caseId' } });
    const { rows } = await desk.client.log.page({
      account,
      search: '',
      filters: { operation: 'consent-mail-made' },
      before: null,
      limit: 9,
    });
    expect(rows).toMatchObject([{ customerId: desk.customer(0), entry: { caseId } }]);
  });

  it('keeps its Message-ID when it is made again', async () => {
    await desk.client.settings.setPartner({ account, ...partner });
    await deliver('file');
    desk.time.advance(60_000);
    await deliver('file');
    const ids = await Promise.all(desk.host.saved.map(async ({ content }) => (await PostalMime.parse(content)).messageId));
    expect(ids[0]).toMatch(/^<consent\..+@consent-desk\.invalid>$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it('opens in the mail client, or is copied, and each time the log says so', async () => {
    await desk.client.settings.setPartner({ account, ...partner });
    await expect(deliver('mail')).resolves.toEqual({ kind: 'opened' });
    expect(desk.host.opened[0]).toMatch(/^mailto:owner-1%40customer\.example\?subject=Approving%20HUAWEI%20CLOUD/);
    await expect(deliver('copy')).resolves.toMatchObject({ kind: 'text' });
    const { total, rows } = await desk.client.log.page({
      account,
      search: '',
      filters: { operation: 'consent-mail-made' },
      before: null,
      limit: 9,
    });
    expect(total).toBe(2);
    expect(rows[0]?.personal).toMatchObject({ recipient: 'o•••@c•••.example', accountName: 'customer-1' });
  });

  it('logs nothing when the person cancelled', async () => {
    await desk.client.settings.setPartner({ account, ...partner });
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    await deliver('file');
    const found = await desk.client.log.page({ account, search: '', filters: { operation: 'consent-mail-made' }, before: null, limit: 9 });
    expect(found.total).toBe(0);
  });

  it('never lets a line break in a name reach a header', async () => {
    desk.partner.change(desk.customer(0), { accountName: 'acme\r\nBcc: thief@evil.example\r\n\r\nhello\u202Eevil' });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    await desk.client.settings.setPartner({ account, ...partner });
    await deliver('file');
    const mail = await PostalMime.parse(desk.host.saved[0]?.content ?? '');
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.subject).toContain('acme Bcc: thief@evil.example helloevil');
  });

  it.each(['客户云公司', 'شركة السحابة', 'บริษัท ตัวอย่าง', `${'long '.repeat(40)}name`, '=?utf-8?q?odd?=', 'ö'.repeat(300)])(
    'comes back identical with the name %s',
    async (name) => {
      const letter = {
        from: 'a@b.example',
        to: 'c@d.example',
        subject: `Approving ${name.trim()}`,
        body: `Account ${name}.\n\nFrom here.\n.\nEnd`,
      };
      const text = await emlOf({ ...letter, messageId: 'x@consent-desk.invalid', at: '2026-11-22T01:30:00Z', simulated: false });
      const mail = await PostalMime.parse(text);
      expect(mail.subject).toBe(letter.subject);
      expect(mail.text?.replace(/\n$/u, '')).toBe(letter.body);
      expect(mail.headers.map(({ key }) => key)).not.toContain('x-consent-desk-simulated');
      expect([...text].every((character) => character.charCodeAt(0) < 128)).toBe(true);
    },
  );

  it('cannot be turned into another header of a mailto address', () => {
    const address = mailtoOf({ to: 'a@b.example?bcc=c@d.example', subject: 'x&bcc=y', body: 'one\ntwo' });
    const url = new URL(address);
    expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(url.searchParams.get('body')).toBe('one\r\ntwo');
  });
});

describe('the mail with the steps for the customer', () => {
  it.each(['en', 'zh'] as const)('is made in %s, labelled ours and SIMULATED', async (language) => {
    await desk.client.settings.setPartner({ account, ...partner });
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    const mail = await desk.client.consent.instructions({ account, caseId, language });
    expect(mail.subject).toMatch(/^\[SIMULATED\] /);
    expect(mail.to).toBe('o•••@c•••.example');
    await expect(desk.client.consent.deliverInstructions({ account, caseId, language, way: 'file' })).resolves.toMatchObject({
      kind: 'saved',
    });
    const parsed = await PostalMime.parse(desk.host.saved[0]?.content ?? '');
    expect(parsed.text?.trimEnd()).toBe(mail.body.trimEnd());
    const { rows } = await desk.client.log.page({
      account,
      search: '',
      filters: { operation: 'instructions-made' },
      before: null,
      limit: 9,
    });
    expect(rows[0]?.entry.detail).toMatchObject({ language, way: 'file' });
  });
});
