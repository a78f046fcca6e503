import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { noteText } from '../../../src/core/consent/covering-note.ts';
import { cleanForHeader, consentMail, plain } from '../../../src/core/consent/template.ts';
import { emlBytes, type Letter } from '../../../src/engine/adapters/mail/eml.ts';
import { address, wildName } from '../../unit/core/consent-names.ts';
import { fc } from '../../unit/core/runs.ts';
import { readWithPython } from './python-mail.ts';

/** 1,000 letters in `npm test`, 10,000 in `npm run soak`. */
const letters = Number(process.env.DESK_RUNS ?? 100) * 10;
const headersAlone = [
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
  'x-unsent',
];
const headersWithNote = headersAlone.filter((name) => name !== 'content-transfer-encoding');

const made = fc.record({
  partnerAccountName: wildName,
  customerAccountName: wildName,
  from: address,
  to: address,
  note: fc.option(fc.string({ unit: 'binary', maxLength: 80 })),
});
type Made = typeof made extends fc.Arbitrary<infer Value> ? Value : never;

function letterOf({ from, to, note, ...names }: Made): Letter {
  const { subject, body } = consentMail(names);
  return {
    // Where an account has no name that can be shown, two spaces would stand side by side.
    ...{ from, to, subject: cleanForHeader(plain(subject)), body: plain(body), messageId: 'consent.0f@consent-desk.invalid' },
    ...{ at: '2026-11-22T01:30:00Z', simulated: false },
    attachments:
      note === null ? [] : [{ name: 'covering-note.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from(noteText(note)) }],
  };
}
/** Text of a mail ends with a line end, whoever reads it. */
const ended = (text: string | undefined) => (text ?? '').replace(/\r\n/gu, '\n').replace(/\n$/u, '');

describe('a consent email, whoever the accounts are', () => {
  it('is read identically by two readers that share nothing, and no name adds a header or a line', { timeout: 600_000 }, async () => {
    const raws: Uint8Array[] = [];
    const sent: Letter[] = [];
    await fc.assert(
      fc.asyncProperty(made, async (each) => {
        const letter = letterOf(each);
        const raw = await emlBytes(letter);
        raws.push(raw);
        sent.push(letter);
        const text = Buffer.from(raw).toString('latin1');
        expect(text).toMatch(/^(?:[\t\x20-\x7E]{0,998}\r\n)*$/u);
        const mail = await PostalMime.parse(raw);
        expect(mail.subject).toBe(letter.subject);
        expect(ended(mail.text)).toBe(letter.body);
        expect([mail.from?.address, mail.to?.map((to) => to.address), mail.messageId]).toEqual([
          letter.from,
          [letter.to],
          `<${letter.messageId}>`,
        ]);
        expect(mail.headers.map(({ key }) => key).sort()).toEqual(each.note === null ? headersAlone : headersWithNote);
        expect(mail.html).toBeUndefined();
        // Every name is one line of the letter, as it was cleaned.
        for (const name of [each.customerAccountName, each.partnerAccountName]) expect(mail.text).toContain(cleanForHeader(name));
        expect(mail.attachments).toHaveLength(each.note === null ? 0 : 1);
      }),
      { numRuns: letters },
    );
    expect(raws.length).toBeGreaterThanOrEqual(letters);
    const read = await readWithPython(raws);
    expect(read).toHaveLength(raws.length);
    for (const [index, mail] of read.entries()) {
      const letter = sent[index];
      if (letter === undefined) throw new Error('more mails than letters');
      const note = letter.attachments?.[0];
      expect({ ...mail, headers: mail.headers.toSorted(), text: ended(mail.text) }).toEqual({
        subject: letter.subject,
        from: [letter.from],
        to: [letter.to],
        messageId: `<${letter.messageId}>`,
        text: letter.body,
        attachments: note === undefined ? [] : [{ name: note.name, text: expect.any(String) }],
        headers: note === undefined ? headersAlone : headersWithNote,
        defects: [],
      });
      if (note !== undefined) expect(ended(mail.attachments[0]?.text)).toBe(ended(Buffer.from(note.bytes).toString('utf8')));
    }
  });

  it('is the same bytes when it is made again', async () => {
    const letter = letterOf({ partnerAccountName: 'p', customerAccountName: '客户', from: 'a@b.test', to: 'c@d.test', note: 'Thank you.' });
    expect(Buffer.from(await emlBytes(letter)).equals(Buffer.from(await emlBytes(letter)))).toBe(true);
  });

  it('asks no mail client to send it when it goes to a server', async () => {
    const letter = letterOf({ partnerAccountName: 'p', customerAccountName: 'c', from: 'a@b.test', to: 'c@d.test', note: null });
    const [file, leaving] = await Promise.all([emlBytes(letter), emlBytes({ ...letter, leaves: true })]);
    expect(Buffer.from(file).toString()).toContain('X-Unsent: 1\r\n');
    expect(Buffer.from(leaving).toString()).toBe(Buffer.from(file).toString().replace('X-Unsent: 1\r\n', ''));
  });
});
