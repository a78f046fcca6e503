import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courtesyTemplate, officialTemplate, parseTemplate, shippedTemplates } from '../../../src/core/consent/letter-template.ts';
import {
  cleanForHeader,
  consentMail,
  consentSource,
  plain,
  TEMPLATE_BODY,
  TEMPLATE_SHA256,
  TEMPLATE_SUBJECT,
} from '../../../src/core/consent/template.ts';
import { fc } from './runs.ts';

const mail = consentMail({ partnerAccountName: 'blue-harbor-partner', customerAccountName: 'acme-hk-001' });

describe('the consent email', () => {
  it('is the template of 2020 to the letter: its bytes are pinned', () => {
    expect(createHash('sha256').update(`${TEMPLATE_SUBJECT}\n${TEMPLATE_BODY}`, 'utf8').digest('hex')).toBe(TEMPLATE_SHA256);
    expect(TEMPLATE_SHA256).toBe('bca7330424faa0c80a24ca1bfa807717207f4e8cb52e307ad01fdd4f43276b4b');
    expect(consentSource).toMatchObject({ key: 'SEED-2020', date: '2020-10-10' });
  });

  it('names customer then partner in the subject, and partner, customer, customer in the body', () => {
    expect(plain(mail.subject)).toBe('Approving HUAWEI CLOUD account acme-hk-001 to disassociate from partner account blue-harbor-partner');
    expect(plain(mail.body)).toBe(
      'HUAWEI CLOUD partner (account name: blue-harbor-partner) agrees to cancel the association with the customer (account name: acme-hk-001). As a HUAWEI CLOUD partner, we clearly know the impact of the disassociation and bear the possible consequences. We hereby authorize HUAWEI CLOUD to cancel the association with the customer (account name: acme-hk-001).',
    );
    expect(mail.subject.flatMap((segment) => segment.names ?? [])).toEqual(['customer', 'partner']);
    expect(mail.body.flatMap((segment) => segment.names ?? [])).toEqual(['partner', 'customer', 'customer']);
  });

  it('adds nothing else to the template, whatever the names are, even if they look like its places', () => {
    const name = fc.oneof(fc.constantFrom('xxxx', 'XXXX', 'a XXXX xxxx', '$&', '$1'), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(name, name, (partnerAccountName, customerAccountName) => {
        const { subject, body } = consentMail({ partnerAccountName, customerAccountName });
        const emptied = (segments: typeof subject, slot: string) =>
          segments.map((segment) => (segment.names === null ? segment.text : slot)).join('');
        expect(emptied(subject, 'xxxx')).toBe(TEMPLATE_SUBJECT);
        expect(emptied(body, 'XXXX')).toBe(TEMPLATE_BODY);
        for (const segment of [...subject, ...body]) {
          if (segment.names === 'customer') expect(segment.text).toBe(cleanForHeader(customerAccountName));
          if (segment.names === 'partner') expect(segment.text).toBe(cleanForHeader(partnerAccountName));
        }
      }),
    );
  });
});

describe('the texts that ship', () => {
  const folder = join(import.meta.dirname, '../../../src/core/consent/templates');
  const files = readdirSync(folder).map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')));

  it('are all the files of their folder, each with its source, version, date and language', () => {
    expect(files).toHaveLength(shippedTemplates.length);
    expect(shippedTemplates).toEqual(expect.arrayContaining(files));
    for (const { source, version, date } of shippedTemplates) {
      expect(source).toEqual(consentSource);
      expect([version, date].every((each) => each !== '')).toBe(true);
    }
  });

  it('have one official text, whose hash is that of its data', () => {
    expect(shippedTemplates.filter(({ kind }) => kind === 'official')).toEqual([officialTemplate]);
    const { subject, body } = officialTemplate;
    expect(createHash('sha256').update(`${subject.text}\n${body.text}`, 'utf8').digest('hex')).toBe(TEMPLATE_SHA256);
  });

  it('say of each other text that it is ours, and have its places filled in the same order', () => {
    expect(courtesyTemplate).toMatchObject({ kind: 'courtesy', language: 'zh' });
    expect(courtesyTemplate.label).toContain("ours, not Huawei's; the cited page prevails");
    expect([courtesyTemplate.subject.slots, courtesyTemplate.body.slots]).toEqual([
      officialTemplate.subject.slots,
      officialTemplate.body.slots,
    ]);
  });

  it.each([
    ['a place too many', { body: { ...officialTemplate.body, slots: ['partner', 'customer'] } }],
    ['an account that is none', { subject: { ...officialTemplate.subject, slots: ['customer', 'reseller'] } }],
    ['a field that nobody knows', { footer: 'Sent by us' }],
    ['no word that it is ours', { kind: 'courtesy' }],
    ['a date that is none', { date: '2020-13-01' }],
  ])('are refused with %s', (_what, change) => {
    expect(() => parseTemplate({ ...officialTemplate, ...change })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

describe('a name on its way to a header', () => {
  it.each([
    ['Line\r\nBcc: nobody@example.com', 'Line Bcc: nobody@example.com'],
    ['\u202Eevil.exe\u202C reversed', 'evil.exe reversed'],
    ['two\u2028lines\u2029here\u0085too', 'two lines here too'],
    ['  many   spaces\t', 'many spaces'],
    ['深圳云海', '深圳云海'],
    ['bell\u0007\u0000\u007F', 'bell'],
  ])('%j becomes %j', (name, cleaned) => {
    expect(cleanForHeader(name)).toBe(cleaned);
  });

  it('loses every control character, line break and mark of direction', () => {
    const nasty = fc.constantFrom(
      '\r',
      '\n',
      '\r\n',
      '\0',
      '\u0085',
      '\u2028',
      '\u2029',
      '\u202E',
      '\u2066',
      '\u061C',
      '\uD800',
      'a',
      ' ',
      '字',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(nasty).map((parts) => parts.join('')),
        ),
        (name) => {
          const cleaned = cleanForHeader(name);
          expect(cleaned).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u);
          expect(cleanForHeader(cleaned)).toBe(cleaned);
        },
      ),
    );
  });
});
