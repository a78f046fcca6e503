import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emlBytes } from '../../../src/engine/adapters/mail/eml.ts';
import { checkLetter } from '../../../src/engine/desk/consent-letter.ts';
import { letterParts } from '../letters/letter-parts.ts';
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
const named = (accountName: string) => desk.client.settings.setPartner({ account, ...partner, accountName, accountNameAgain: accountName });
const draft = (place = 0) => desk.client.consent.draft({ account, customerId: desk.customer(place) });
const deliver = (way: 'file' | 'mail' | 'copy', caseId: Parameters<typeof desk.client.consent.deliver>[0]['caseId'] = null) =>
  desk.client.consent.deliver({ account, customerId: desk.customer(0), caseId, way });
const setNote = (note: string) => desk.client.consent.setNote({ account, customerId: desk.customer(0), note });
const state = (email: string) => desk.client.consent.stateRecipient({ account, customerId: desk.customer(0), email, note: 'by phone' });
const filed = () => desk.store.mails({ customerId: desk.customer(0), limit: 9 });
const logged = async (operation: 'setting-changed' | 'consent-mail-made') =>
  (await desk.client.log.page({ account, search: '', filters: { operation }, before: null, limit: 20 })).rows;

describe('what is wrong with the consent email', () => {
  it('is nothing when it follows the template and everything is known', async () => {
    await named('acme-partner');
    expect(await draft()).toMatchObject({ findings: [], missing: [], template: { id: 'consent-2020', kind: 'official' } });
  });

  it('is said for everything that is missing', async () => {
    desk.partner.change(desk.customer(0), { email: '' });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    const { findings } = await draft();
    expect(findings.map(({ code, where }) => [code, where.part, where.place])).toEqual([
      ['sender-missing', 'sender', null],
      ['recipient-missing', 'recipient', null],
      ['name-missing', 'subject', 2],
      ['name-missing', 'body', 3],
    ]);
  });

  it('is said when a name cannot stand in a header as the listing gives it', async () => {
    desk.partner.change(desk.customer(0), { accountName: 'acme\u202Ehk  1' });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    await named('acme-partner');
    const { findings } = await draft();
    expect(findings.map(({ code, weight, where, mend }) => [code, weight, where.place, mend])).toEqual(
      [1, 4, 5].map((place) => ['name-altered-by-cleaning', 'warning', place, null]),
    );
    expect(findings[0]).toMatchObject({ found: 'acmehk 1', expected: 'acme⟨U+202E⟩hk⟨U+0020⟩⟨U+0020⟩1', authority: 'listing' });
    await expect(deliver('file')).resolves.toMatchObject({ kind: 'saved' });
  });

  it('is mended with one click when the partner name has a space too many, and the log says so', async () => {
    await named('acme-partner ');
    expect((await draft()).findings.map(({ mend }) => mend)).toEqual(['trim-partner-name', 'trim-partner-name']);
    const mended = await desk.client.consent.mend({ account, customerId: desk.customer(0), mend: 'trim-partner-name' });
    expect(mended.findings).toEqual([]);
    expect((await desk.client.settings.get({ account })).partnerAccountName).toBe('acme-partner');
    expect((await logged('setting-changed'))[0]?.entry).toMatchObject({
      source: 'person',
      detail: { setting: 'partner', mend: 'trim-partner-name' },
    });
    const again = desk.client.consent.mend({ account, customerId: desk.customer(0), mend: 'trim-partner-name' });
    expect(await refusal(again)).toEqual({ code: 'invalid-input', detail: { field: 'mend' } });
  });

  it('is mended with one click when a stated address differs from the listed one, and never unasked', async () => {
    await named('acme-partner');
    await state('owner-1@custorner.example');
    const { findings } = await draft();
    expect(findings).toMatchObject([
      { code: 'recipient-lookalike', weight: 'warning', mend: 'use-listed-recipient', authority: 'listing' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('owner-1');
    const mended = await desk.client.consent.mend({ account, customerId: desk.customer(0), mend: 'use-listed-recipient' });
    expect(mended).toMatchObject({ findings: [], toSource: 'listing' });
    expect((await logged('setting-changed'))[0]?.entry.detail).toEqual({ setting: 'recipient', mend: 'use-listed-recipient' });
    const again = desk.client.consent.mend({ account, customerId: desk.customer(0), mend: 'use-listed-recipient' });
    expect(await refusal(again)).toEqual({ code: 'invalid-input', detail: { field: 'mend' } });
  });

  it('is nothing in the file that is handed out, read as a stranger would', async () => {
    await named('acme-partner');
    await setNote('Thank you for the good years.');
    await deliver('file');
    const customer = await desk.store.customer(desk.customer(0));
    const read = await letterParts(desk.host.saved[0]?.bytes ?? new Uint8Array());
    if (customer === null) throw new Error('a customer');
    expect(await checkLetter(desk.desk, customer, read)).toEqual([]);
    expect((await checkLetter(desk.desk, customer, { ...read, senders: ['a@b.test'] })).map(({ code }) => code)).toEqual([
      'sender-differs',
    ]);
  });
});

describe('the courtesy translation', () => {
  it('says that it is ours, and has the right account in each of its five places', async () => {
    await named('acme-partner');
    const { translation } = await draft();
    expect(translation.label).toContain("ours, not Huawei's; the cited page prevails");
    expect([...translation.subject, ...translation.body].flatMap(({ names, text }) => (names === null ? [] : [[names, text]]))).toEqual([
      ['customer', 'customer-1'],
      ['partner', 'acme-partner'],
      ['partner', 'acme-partner'],
      ['customer', 'customer-1'],
      ['customer', 'customer-1'],
    ]);
  });

  it('goes with no letter', async () => {
    await named('acme-partner');
    await deliver('file');
    const mail = await PostalMime.parse(desk.host.saved[0]?.bytes ?? '');
    expect(`${mail.subject}${mail.text}`).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the covering note', () => {
  it('goes as a file of its own that says it is no part of the template, and leaves the text as it is', async () => {
    await named('acme-partner');
    await deliver('file');
    await setNote('Thank you.\n祝好。');
    expect((await draft()).note).toMatchObject({
      text: 'Thank you.\n祝好。',
      label: expect.stringContaining("not part of Huawei's template"),
    });
    await deliver('file');
    const [plain, noted] = await Promise.all(desk.host.saved.map(({ bytes }) => PostalMime.parse(bytes)));
    expect(noted?.text?.trimEnd()).toBe(plain?.text?.trimEnd());
    expect(noted?.subject).toBe(plain?.subject);
    expect(noted?.messageId).not.toBe(plain?.messageId);
    expect(noted?.attachments.map(({ filename, disposition }) => [filename, disposition])).toEqual([['covering-note.txt', 'attachment']]);
    const content = noted?.attachments[0]?.content;
    const text = content instanceof ArrayBuffer ? Buffer.from(content).toString('utf8') : '';
    expect(text.split('\n')).toEqual([
      "Covering note by the partner. It is not part of Huawei's template.",
      '',
      'Thank you.',
      '祝好。',
      '',
    ]);
  });

  it('is kept for each customer, is logged, and is removed with an empty one', async () => {
    await setNote('Only for the first.');
    expect((await draft(1)).note.text).toBe('');
    expect((await logged('setting-changed'))[0]?.entry.detail).toEqual({ setting: 'covering-note', characters: 19 });
    await setNote(' ');
    expect((await draft()).note.text).toBe('');
  });

  it('is erased with its customer', async () => {
    const customerId = desk.customer(0);
    await setNote('A person is named here: Jo.');
    const at = desk.time.now();
    const erased = {
      at,
      operation: 'customer-erased',
      result: 'ok',
      source: 'person',
      customerId,
      caseId: null,
      detail: {},
      personal: {},
    } as const;
    await desk.store.eraseCustomer({ customerId, at, log: [erased], notices: [] });
    expect(await desk.store.value(`customer/${customerId}/covering-note`)).toBeNull();
  });
});

describe('a letter that was handed out', () => {
  it('is filed once with its exact bytes, so that an answer to it is known', async () => {
    await named('acme-partner');
    await deliver('file');
    await deliver('file');
    const mails = await filed();
    expect(mails).toMatchObject([{ kind: 'consent', state: 'made', how: 'file', caseId: null, filedBy: 'Ann Lee' }]);
    const [mail] = mails;
    const { messageId } = await PostalMime.parse(desk.host.saved[0]?.bytes ?? '');
    expect(`<${mail?.messageId}>`).toBe(messageId);
    expect(await desk.store.mailsByMessageId([mail?.messageId ?? ''])).toEqual(mails);
    expect(Buffer.from((await desk.store.mailBytes(mail?.id ?? '')) ?? []).equals(desk.host.saved[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(await logged('consent-mail-made')).toHaveLength(2);
  });

  it('is filed once when two clicks come at once', async () => {
    await named('acme-partner');
    await Promise.all([deliver('file'), deliver('file'), deliver('mail')]);
    expect(await filed()).toHaveLength(1);
    expect(await logged('consent-mail-made')).toHaveLength(3);
  });

  it('takes the case it is about when it stood under none', async () => {
    await named('acme-partner');
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    await deliver('mail');
    await deliver('file', caseId);
    expect(await filed()).toMatchObject([{ how: 'mail-client', caseId }]);
  });

  it('has a letter of its own in each case of its customer, so that the evidence of each holds one', async () => {
    await named('acme-partner');
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    await deliver('file', caseId);
    await desk.client.requests.cancel({ account, caseId, reason: 'not now' });
    const second = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    expect(second.caseId).not.toBe(caseId);
    await deliver('file', second.caseId);
    await deliver('file', second.caseId);
    const mails = await filed();
    expect(mails.map((mail) => mail.caseId).toSorted()).toEqual([caseId, second.caseId].toSorted());
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    const written = await Promise.all(desk.host.saved.map(async ({ bytes }) => (await PostalMime.parse(bytes)).messageId));
    expect(written[1]).toBe(written[2]);
    expect(written[0]).not.toBe(written[1]);
  });

  it('is not filed when it is only copied, or when the person cancelled', async () => {
    await named('acme-partner');
    await deliver('copy');
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    await deliver('file');
    expect(await filed()).toEqual([]);
  });

  it('is copied rich with only the names bold, and markup in a name stays text', async () => {
    desk.partner.change(desk.customer(0), { accountName: '<img src=x onerror=alert(1)>&"' });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    await named("o'hara");
    const copied = await deliver('copy');
    if (copied.kind !== 'text') throw new Error('text');
    expect(copied.html).toContain('<b>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;</b>');
    expect(copied.html).toContain('<b>o&#39;hara</b>');
    expect(copied.html?.replace(/<\/?[bp]>/gu, '')).not.toMatch(/[<>]/u);
  });

  it('is filed with the steps for the customer, too', async () => {
    await named('acme-partner');
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    await desk.client.consent.deliverInstructions({ account, caseId, language: 'en', way: 'file' });
    expect(await filed()).toMatchObject([{ kind: 'instructions', state: 'made', caseId }]);
  });
});

it('a letter of ours is ASCII from its first byte to its last', async () => {
  const letter = {
    from: 'a@b.example',
    to: 'c@d.example',
    subject: '关于',
    body: '客户 ü',
    messageId: 'x@y.invalid',
    at: '2026-11-22T01:30:00Z',
    simulated: true,
  };
  const attachments = [{ name: 'covering-note.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from('祝好') }];
  expect((await emlBytes({ ...letter, attachments })).every((byte) => byte < 0x80)).toBe(true);
});
