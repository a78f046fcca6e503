import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailAttempt, MailRecord } from '../../../src/core/mail/mail.ts';
import { mailStates } from '../../../src/core/mail/mail.ts';
import { markOf, type Settlement } from '../../../src/core/mail/picture-mark.ts';
import { DRAWN_LINES, type MailToDraw, picturePage } from '../../../src/core/mail/picture-page.ts';
import { lineMarkup, textMarkup } from '../../../src/core/mail/picture-text.ts';

const at = '2026-11-22T01:30:00Z';
const attempt = (outcome: MailAttempt['outcome'], answer = ''): MailAttempt => ({ at, outcome, answer, fault: null });
type Marked = Pick<MailRecord, 'state' | 'how' | 'attempts' | 'filedAt' | 'filedBy'>;
const marked = (change: Partial<Marked>): Marked => ({
  state: 'made',
  how: 'smtp',
  attempts: [],
  filedAt: at,
  filedBy: 'Li Wei',
  ...change,
});
const mail = (change: Partial<MailToDraw['reading']>, record: Partial<MailToDraw['record']> = {}, simulated = false): MailToDraw => ({
  record: { kind: 'consent', sha256: 'ab'.repeat(32), ...marked({}), ...record },
  reading: {
    ...{ from: [{ name: '', address: 'a@b.example' }], to: [], cc: [], subject: 'Subject', date: at, messageId: 'id@b.example' },
    body: { text: 'Text', from: 'text', cut: false },
    attachments: [],
    ...change,
  },
  ...{ settled: null, simulated, drawnAt: at },
});

describe('the mark on the picture of a mail', () => {
  const byAnn: Settlement = { by: 'Ann', copy: false };
  it.each<[string, Partial<Marked>, Settlement | null, string, RegExp]>([
    ['handed out', { state: 'made', how: 'file' }, null, 'Draft', /does not know whether it was sent/],
    ['handed to the mail client', { state: 'made', how: 'mail-client' }, null, 'Draft', /does not know/],
    ['copied', { state: 'made', how: 'copy' }, null, 'Draft', /does not know/],
    ['waiting', { state: 'queued' }, null, 'Draft', /^Not sent/],
    [
      'found not to have been sent',
      { state: 'queued', attempts: [attempt('perhaps-sent'), attempt('settled-not-sent')] },
      byAnn,
      'Draft',
      /^Not sent/,
    ],
    ['given up', { state: 'discarded', attempts: [attempt('not-sent')] }, null, 'Draft', /^Not sent/],
    ['on its way', { state: 'sending' }, null, 'Perhaps sent', /no mail server had said/],
    [
      'cut off',
      { state: 'perhaps-sent', attempts: [attempt('perhaps-sent')] },
      null,
      'Perhaps sent',
      /connection ended.*2026-11-22 01:30 UTC/,
    ],
    [
      'taken by a server',
      { state: 'sent', attempts: [attempt('not-sent'), attempt('sent', '250 OK')] },
      null,
      'Sent',
      /mail server took it on 2026-11-22 01:30 UTC/,
    ],
    [
      'said to be sent',
      { state: 'sent', attempts: [attempt('perhaps-sent'), attempt('settled-sent')] },
      byAnn,
      'Sent, as Ann says',
      /not verified/,
    ],
    [
      'said to be sent by who is not known any more',
      { state: 'sent', attempts: [attempt('settled-sent')] },
      null,
      'Sent, as a person at this desk says',
      /not verified/,
    ],
    [
      'shown by its sent copy',
      { state: 'sent', attempts: [attempt('settled-sent')] },
      { by: 'Ann', copy: true },
      'Sent',
      /sent copy was handed in by Ann/,
    ],
    ['a sent copy', { state: 'sent', how: 'dropped' }, null, 'Sent', /sent copy was handed in.*Li Wei/],
    ['a file that somebody says was sent', { state: 'sent', how: 'file' }, byAnn, 'Sent, as Ann says', /not verified/],
    ['called sent without any server’s word', { state: 'sent', how: 'smtp' }, null, 'Perhaps sent', /No answer/],
    [
      'called sent after a refusal alone',
      { state: 'sent', how: 'smtp', attempts: [attempt('refused')] },
      null,
      'Perhaps sent',
      /No answer/,
    ],
    ['refused', { state: 'refused', attempts: [attempt('refused', '550 No such user')] }, null, 'Refused: not sent', /550 No such user/],
    ['received', { state: 'received', how: 'dropped' }, null, 'Received', /Filed by Li Wei.*not verified/],
  ])('of one %s', (_how, change, settled, title, because) => {
    const mark = markOf(marked(change), settled);
    expect(mark.title).toBe(title);
    expect(mark.because).toMatch(because);
  });

  it('is never "sent" for a state in which no server took the mail and nobody said so, whatever was tried before', () => {
    const outcomes = ['refused', 'not-sent', 'perhaps-sent', 'settled-not-sent'] as const;
    const tried = fc.array(
      fc.constantFrom(...outcomes).map((outcome) => attempt(outcome)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...mailStates), tried, fc.constantFrom(null, byAnn), (state, attempts, settled) => {
        expect(markOf(marked({ state, attempts }), settled).kind).not.toMatch(/^sent/);
      }),
    );
  });

  it('stands on every sheet, with SIMULATED where the mail is', () => {
    expect(picturePage(mail({}), '')).toContain("@top-right { content: 'DRAFT'");
    const simulated = picturePage(mail({}, { state: 'received' }, true), '');
    expect(simulated).toContain("@top-right { content: 'SIMULATED · Received'");
    expect(simulated).toContain('<strong>SIMULATED</strong>');
    expect(picturePage(mail({}), '')).not.toContain('SIMULATED');
  });
});

describe('text on the picture of a mail', () => {
  it('shows what nobody can see, and counts it', () => {
    const shown = (text: string) => textMarkup(text).replaceAll(/<\/?span[^>]*>/g, '');
    expect(shown('a\u202Eb')).toBe('a⟨U+202E⟩b');
    expect(shown(`x${'\u200B'.repeat(40)}y`)).toBe('x⟨U+200B×40⟩y');
    expect(shown('\0\u001B[31m')).toBe('⟨U+0000⟩⟨U+001B⟩[31m');
    expect(shown('soft\u00ADhyphen \u{E0041}')).toBe('soft⟨U+00AD⟩hyphen ⟨U+E0041⟩');
    expect(shown('one\r\ntwo\rthree\tfour')).toBe('one\ntwo\nthree\tfour');
    expect(shown('\uD800')).toBe('\uFFFD');
    expect(shown('❤\uFE0F')).toBe('❤\uFE0F');
    expect(lineMarkup('one\r\n two\tthree')).toBe('one two three');
    expect(shown(`a${'\u0301'.repeat(500)}b`)).toBe(`a${'\u0301'.repeat(6)}⟨…⟩b`);
  });

  it('is never markup, whatever it says and wherever it stands', () => {
    const hostile = fc.oneof(
      // An empty field is left out, with its own markup.
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.constantFrom('</style><script>x()</script>', "'--><img src=x onerror=x()>", '&lt;'),
    );
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const address = { name: one, address: other };
        const text = { subject: one, messageId: other, body: { text: `${one}\n${other}`, from: 'text' as const, cut: false } };
        const page = picturePage(
          {
            ...mail(
              { ...text, from: [address], to: [address], cc: [address], attachments: [{ name: one, type: other, bytes: 1 }] },
              { filedBy: other, state: 'sent', how: 'copy' },
            ),
            settled: { by: one, copy: false },
          },
          '',
        );
        const plain = picturePage(
          {
            ...mail(
              {
                from: [{ name: 'n', address: 'a' }],
                cc: [{ name: 'n', address: 'a' }],
                to: [{ name: 'n', address: 'a' }],
                attachments: [{ name: 'n', type: '', bytes: 1 }],
              },
              { state: 'sent', how: 'copy' },
            ),
            settled: { by: 'n', copy: false },
          },
          '',
        );
        const tags = (html: string) =>
          [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name).filter((name) => name !== 'span' && name !== 'bdi');
        expect(tags(page)).toEqual(tags(plain));
        for (const [tag] of page.matchAll(/<(?:span|bdi)[^>]*>/g))
          expect(['<span class="unseen">', '<span class="size">', '<span class="digest">', '<bdi>']).toContain(tag);
      }),
    );
  });

  it('that is longer than what is drawn says so; what the mail lacks is said, too', () => {
    const long = mail({ body: { text: 'line\n'.repeat(DRAWN_LINES + 1), from: 'text', cut: false } });
    expect(picturePage(long, '')).toContain('the rest stands in the original');
    expect(picturePage(mail({ body: { text: 'x', from: 'text', cut: true } }), '')).toContain('the rest stands in the original');
    expect(picturePage(mail({ body: { text: 'line\n'.repeat(DRAWN_LINES), from: 'text', cut: false } }), '')).not.toContain(
      'the rest stands',
    );
    const empty = picturePage(mail({ subject: '', date: null, body: { text: '', from: 'none', cut: false } }), '');
    for (const said of ['(no subject)', 'None that can be read', 'The mail has no text.']) expect(empty).toContain(said);
    expect(picturePage(mail({ body: { text: 'x', from: 'html', cut: false } }), '')).toContain('the words of its formatted text');
  });
});
