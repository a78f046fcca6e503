import { describe, expect, it } from 'vitest';
import { type LetterError, letterErrors } from '../../../src/core/consent/finding.ts';
import { lintLetter } from '../../../src/core/consent/lint.ts';
import type { LetterToCheck } from '../../../src/core/consent/lint-letter.ts';
import { unwrapped } from '../../../src/core/consent/lint-transport.ts';
import { cleanForHeader } from '../../../src/core/consent/template.ts';
import { address, plainName, wildName } from './consent-names.ts';
import { correct, known, plant, planted } from './consent-planted.ts';
import { fc } from './runs.ts';

const right = correct(known);
const body = right.body ?? '';
const codes = (letter: Partial<LetterToCheck>, expected = known) => lintLetter({ ...right, ...letter }, expected).map(({ code }) => code);

describe('an error in a consent email', () => {
  it.each(planted)('is found by its name: $error', (error) => {
    const { letter, expected } = plant(error);
    const found = lintLetter(letter, expected);
    const [named] = found.filter(({ code }) => code === error.code);
    expect(found.map(({ code }) => code)).toContain(error.code);
    if (error.place !== undefined) expect(named?.where.place).toBe(error.place);
  });

  it('is planted here for every name that there is', () => {
    expect(new Set(planted.map(({ code }) => code))).toEqual(new Set<LetterError>(letterErrors));
    expect(planted.length).toBeGreaterThanOrEqual(20);
  });

  it('is told once, and nothing else is told beside it', () => {
    const twice = new Set([
      'two senders',
      'two recipients',
      'the accounts of the subject swapped',
      'the last sentence left out',
      'a name that no header can hold',
    ]);
    for (const error of planted.filter((each) => !twice.has(each.error))) {
      const { letter, expected } = plant(error);
      expect([error.error, lintLetter(letter, expected).map(({ code }) => code)]).toEqual([error.error, [error.code]]);
    }
  });

  it('says where it stands, as offsets of what was written', () => {
    const wrapped = body.replace('clearly know', 'clearly\r\nunderstand');
    const [found] = lintLetter({ ...right, body: wrapped }, known);
    expect(found).toMatchObject({ code: 'body-differs', found: 'understand', expected: 'know' });
    expect(wrapped.slice(found?.where.from ?? 0, found?.where.until ?? 0)).toBe('understand');
    const prefixed = lintLetter({ ...right, subject: `Fwd: ${right.subject.replace('acme', 'Acme')}` }, known);
    expect(prefixed.map(({ code, where }) => [code, where.from, where.until])).toEqual([
      ['subject-reply-prefix', 0, 5],
      ['name-case', 36, 47],
    ]);
  });

  it('shows what cannot be seen', () => {
    const found = (from: string, to: string) => lintLetter({ ...right, body: body.replace(from, to) }, known)[0];
    expect(found('acme', 'ac\u200Bme')).toMatchObject({ found: 'ac⟨U+200B⟩me-hk-001', expected: 'acme-hk-001' });
    expect(found('acme', '\u0430cme')?.found).toBe('\u0430⟨U+0430 Cyrillic⟩cme-hk-001');
    expect(found('acme', '\u202Eacme')?.found).toBe('⟨U+202E⟩acme-hk-001');
    expect(found('acme-hk-001)', 'acme-hk-001 )')?.found).toBe('acme-hk-001⟨U+0020⟩');
    expect(found('acme-hk-001', 'acme-hk-001\u0301')?.found).toBe('acme-hk-001⟨U+0301⟩');
  });

  it('never shows an address of a customer, but for the letters in which two that look alike differ', () => {
    const text = JSON.stringify([
      lintLetter({ ...right, recipients: ['owner@custorner.example'] }, known),
      lintLetter({ ...right, recipients: ['someone@else.test', 'x@y.test'], copies: ['boss@customer.example'] }, known),
      lintLetter({ ...right, senders: ['owner@customer.example'] }, known),
    ]);
    expect(text).not.toMatch(/owner@|someone|boss@|custo/);
    const [alike] = lintLetter({ ...right, recipients: ['owner@custorner.example'] }, known);
    expect(alike).toMatchObject({ found: 'o•••@c•••.example (rn)', expected: 'o•••@c•••.example (m)', authority: 'listing' });
  });

  it('counts an account that is really named like the placeholder as right', () => {
    const named = { ...known, customerAccountName: 'xxxx' };
    expect(lintLetter(correct(named), named)).toEqual([]);
    const left = lintLetter(correct({ ...named, customerAccountName: 'XXXX' }), named);
    expect(left.map(({ code, where }) => [code, where.place])).toEqual([1, 4, 5].map((place) => ['body-placeholder-left', place]));
  });

  it('has every name that a name is wrong by, when it is wrong in several ways', () => {
    expect(codes({ body: body.replace('acme', '\u0410cme\u200B') })).toEqual(['name-invisible', 'name-lookalike', 'name-case']);
  });

  it('offers a button only where the mend is certain', () => {
    const mends = (letter: Partial<LetterToCheck>, expected = known) =>
      lintLetter({ ...right, ...letter }, expected).map(({ mend }) => mend);
    expect(mends({ subject: `Re: ${right.subject}` })).toEqual(['make-again']);
    expect(mends({}, { ...known, customerAccountName: 'acme-hk-001 ' })).toEqual([null, null, null]);
    expect(mends({}, { ...known, partnerAccountName: 'blue-harbor-partner ' })).toEqual(['trim-partner-name', 'trim-partner-name']);
    expect(mends({ senders: [] }, { ...known, registeredAddress: '' })).toEqual([null]);
    const stated = { ...known, recipientFrom: 'person', listedRecipient: 'owners@customer.example' } as const;
    expect(lintLetter(right, stated)).toMatchObject([
      { code: 'recipient-lookalike', weight: 'warning', mend: 'use-listed-recipient', authority: 'listing' },
    ]);
  });
});

describe('any change of a correct consent email', () => {
  it('is found, wherever it is made and whatever is put there', { timeout: 120_000 }, () => {
    const change = fc.record({
      part: fc.constantFrom('subject', 'body'),
      at: fc.nat(400),
      less: fc.nat(3),
      more: fc.oneof(fc.constant(''), wildName),
    });
    fc.assert(
      fc.property(plainName, plainName, change, (partnerAccountName, customerAccountName, { part, at, less, more }) => {
        const expected = { ...known, partnerAccountName, customerAccountName };
        const letter = correct(expected);
        const text = (part === 'subject' ? letter.subject : letter.body) ?? '';
        const from = Math.min(at, text.length);
        const changed = text.slice(0, from) + more + text.slice(from + less);
        fc.pre(unwrapped(changed).text !== text);
        const found = lintLetter({ ...letter, [part]: changed }, expected);
        expect(found.map(({ where }) => where.part)).toContain(part);
        for (const { where } of found) expect(where.from === null || (where.from >= 0 && (where.until ?? 0) <= changed.length)).toBe(true);
      }),
    );
  });

  it('is only that names were cleaned where a listing gives such as no header can hold', () => {
    fc.assert(
      fc.property(wildName, wildName, (partnerAccountName, customerAccountName) => {
        const expected = { ...known, partnerAccountName, customerAccountName };
        const code = (name: string) =>
          cleanForHeader(name) === '' ? ['name-missing'] : cleanForHeader(name) === name ? [] : ['name-altered-by-cleaning'];
        const [customer, partner] = [code(customerAccountName), code(partnerAccountName)];
        const found = lintLetter(correct(expected), expected).map((each) => each.code);
        expect(found).toEqual([customer, partner, partner, customer, customer].flat());
      }),
    );
  });
});

describe('a correct consent email', () => {
  it('has no finding, whoever the accounts are', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(plainName, plainName, address, address, (partnerAccountName, customerAccountName, registeredAddress, recipient) => {
        const expected = { ...known, partnerAccountName, customerAccountName, registeredAddress, recipient, listedRecipient: recipient };
        expect(lintLetter(correct(expected), expected)).toEqual([]);
      }),
      { numRuns: Math.max(1000, Number(process.env.DESK_RUNS ?? 100)) },
    );
  });

  it.each([
    ['lines that end in CR LF', body.replace(' clearly ', ' clearly\r\n')],
    ['text that flows', body.replace(' clearly ', ' clearly \r\n')],
    ['lines broken after 60 letters', body.replace(/(.{1,60})(?: |$)/gu, '$1\n')],
    ['empty lines at its end', `${body}\r\n\r\n`],
  ])('may have %s: transport does that', (_what, wrapped) => {
    expect(codes({ body: wrapped })).toEqual([]);
  });

  it.each([
    ['a blank line', body.replace(' As a', '\n\nAs a')],
    ['two spaces', body.replace(' As a', '  As a')],
    ['a no-break space', body.replace(' As a', '\u00A0As a')],
    ['a broken word', body.replace('disassociation', 'disasso\nciation')],
    ['an empty line before it', `\n${body}`],
  ])('may not have %s: nothing on the way does that by itself', (_what, changed) => {
    expect(codes({ body: changed })).not.toEqual([]);
  });

  it('may come as HTML that says the same, alone or beside the text', () => {
    const marked = `<html><head><style>p{color:red}</style><title>Mail</title></head><body>\r\n<p>${body.replace('acme', '<b>ac</b>&#109;e')}</p></body></html>`;
    expect(codes({ html: marked })).toEqual([]);
    expect(codes({ html: marked, body: null })).toEqual([]);
    expect(codes({ html: marked.replace('agrees', 'refuses'), body: null })).toEqual(['body-differs']);
  });

  it('goes with its note and with pictures of it', () => {
    expect(codes({ attachments: ['covering-note.txt', 'picture-of-the-mail.pdf'] })).toEqual([]);
  });

  it.each(['XN--BCHER-KVA.Example', 'bücher.EXAMPLE', 'bu\u0308cher.example', 'bücher。example'])(
    'may write the domain of its sender as %s',
    (domain) => {
      expect(codes({ senders: [`desk@${domain}`] }, { ...known, registeredAddress: 'desk@bücher.example' })).toEqual([]);
    },
  );
});

describe('a text that is no letter', () => {
  it.each([
    ['a very long one', 'x '.repeat(100_000)],
    ['the places a thousand times', `${body} (account name: acme-hk-001)`.repeat(1000)],
    ['only brackets', '('.repeat(50_000)],
    ['only line ends', '\n'.repeat(100_000)],
  ])('is looked at within bounds: %s', { timeout: 20_000 }, (_what, text) => {
    expect(codes({ body: text, html: text, subject: text.slice(0, 2000) })).not.toEqual([]);
  });

  it('is looked at within bounds when it is HTML that never ends', () => {
    expect(codes({ html: '<!--'.repeat(40_000) })).toEqual(['html-differs']);
    expect(codes({ html: '<'.repeat(190_000) })).toEqual(['html-differs']);
  });
});
