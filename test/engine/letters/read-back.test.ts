import { describe, expect, it } from 'vitest';
import { lintLetter } from '../../../src/core/consent/lint.ts';
import { emlBytes } from '../../../src/engine/adapters/mail/eml.ts';
import { readEml } from '../../../src/engine/adapters/mail/read-eml.ts';
import { address, plainName } from '../../unit/core/consent-names.ts';
import { correct, known, plant, planted } from '../../unit/core/consent-planted.ts';
import { fc } from '../../unit/core/runs.ts';
import { letterParts } from './letter-parts.ts';
import { rawMail } from './raw-mail.ts';

/** The reader of dropped mails, and the parser alone. */
const readers = {
  'our reader': async (bytes: Uint8Array) => {
    const read = await readEml(bytes);
    if (typeof read === 'string') throw new Error(read);
    return read.letter;
  },
  'postal-mime': letterParts,
};

describe.each(Object.entries(readers))('a mail that was dropped, read by %s,', (_reader, read) => {
  it.each(planted)('has its error found by its name: $error', async (error) => {
    const { letter, expected } = plant(error);
    expect(lintLetter(await read(rawMail(letter)), expected).map(({ code }) => code)).toContain(error.code);
  });

  it('has no finding when it is the letter, whoever the accounts are', async () => {
    await fc.assert(
      fc.asyncProperty(
        plainName,
        plainName,
        address,
        address,
        async (partnerAccountName, customerAccountName, registeredAddress, recipient) => {
          const expected = { ...known, partnerAccountName, customerAccountName, registeredAddress, recipient, listedRecipient: recipient };
          expect(lintLetter(await read(rawMail(correct(expected))), expected)).toEqual([]);
        },
      ),
      { numRuns: Math.max(1000, Number(process.env.DESK_RUNS ?? 100)) },
    );
  });

  it('has no finding when it is the letter that this desk made, with its note', async () => {
    const letter = correct(known);
    const raw = await emlBytes({
      from: letter.senders[0] ?? '',
      to: letter.recipients[0] ?? '',
      subject: letter.subject,
      body: letter.body ?? '',
      messageId: 'consent.1@consent-desk.invalid',
      at: '2026-11-22T01:30:00Z',
      simulated: false,
      attachments: [{ name: 'covering-note.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from('Not part of it.\n') }],
    });
    const back = await read(raw);
    expect(back).toMatchObject({ senders: letter.senders, recipients: letter.recipients, subject: letter.subject, html: null });
    expect([back.body?.trimEnd(), back.attachments]).toEqual([letter.body, ['covering-note.txt']]);
    expect(lintLetter(back, known)).toEqual([]);
  });

  it('shows every address of headers that stand there twice', async () => {
    const raw = Buffer.from(
      'From: a@b.test\r\nFrom: c@d.test\r\nSender: e@f.test\r\nTo: team: g@h.test, i@j.test;\r\nBcc: k@l.test\r\nSubject: One\r\nSubject: Two\r\n\r\nHello\r\n',
    );
    expect(await read(raw)).toMatchObject({
      senders: ['a@b.test', 'c@d.test', 'e@f.test'],
      recipients: ['g@h.test', 'i@j.test'],
      copies: ['k@l.test'],
      subject: 'One\nTwo',
    });
  });
});
