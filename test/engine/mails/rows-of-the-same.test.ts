import { describe, expect, it } from 'vitest';
import { shownAnswer } from '../../../src/engine/adapters/mail/smtp-answer.ts';
import { headers, mailOf, read } from './reading.ts';

const LONG = 500 * 1024;
const row = (unit: string): string => unit.repeat(Math.ceil(LONG / unit.length));

/** Read with a pattern that begins anew at every place, each of these takes minutes, and is refused as too long in the reading. */
describe('a text of half a million of the same', () => {
  it.each([' ', '\t', '> ', '(', 'we '].map((unit) => [JSON.stringify(unit), unit]))(
    'as plain text is read in the time of its length: %s',
    async (_name, unit) => {
      const mail = await read(mailOf(...headers, 'Content-Type: text/plain', '', `We agree.${row(unit)}x`));
      expect(mail.body.text).toMatch(/^We agree\./u);
    },
  );

  it.each(['<', '<a ', '<a x="', '<i> ', '<blockquote> ', '<!--', '&#', '</p'].map((unit) => [unit]))(
    'as HTML is read in the time of its length: %s',
    async (unit) => {
      const mail = await read(mailOf(...headers, 'Content-Type: text/html', '', `<p>We agree.</p>${row(unit)}`));
      expect(mail.body.text).toMatch(/^We agree\./u);
    },
  );

  it('keeps the blanks between words when tags stand among them', async () => {
    const mail = await read(mailOf(...headers, 'Content-Type: text/html', '', '<p>We <b> agree</b> <i> to</i> <br>it.</p> <p>Ann</p>'));
    expect(mail.body.text).toBe('We agree to\nit.\n\nAnn');
  });

  it('from a mail server is shown without a wait', () => {
    const began = performance.now();
    for (let times = 0; times < 100; times += 1) shownAnswer('请'.repeat(4000));
    expect(performance.now() - began).toBeLessThan(2000);
    expect(shownAnswer('550 <jane@acme.example>: no jane@acme.example here')).not.toContain('jane@');
  });
});
