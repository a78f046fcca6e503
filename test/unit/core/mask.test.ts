import { describe, expect, it } from 'vitest';
import { maskAddress, maskEmail, maskName, maskTelephone } from '../../../src/core/customer/mask.ts';
import { fc } from './runs.ts';

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }));
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemes = (word: string) => [...segmenter.segment(word)].map((part) => part.segment);

describe('a masked name', () => {
  it.each([
    ['Acme Logistics', 'A••• L••••••••'],
    ['深圳云海科技有限公司', '深•••••••••'],
    ['شركة النور', 'ش••• ا••••'],
    ['𠮷野家電', '𠮷•••'],
    ['👨‍👩‍👧‍👦 Family', '👨‍👩‍👧‍👦 F•••••'],
    ['e\u0301tude', 'e\u0301••••'],
    ['\u202Eevil', '•••••'], // a mark of direction is no letter
    ['  Line\r\nBreak  ', 'L••• B••••'],
    ['', ''],
  ])('%j is %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('shows of every word its first letter and nothing else', () => {
    fc.assert(
      fc.property(text, (name) => {
        const words = name.split(/\s+/u).filter((word) => word !== '');
        const masked = maskName(name);
        const expected = words.map((word) => graphemes(word).length);
        const shown = masked === '' ? [] : masked.split(' ');
        expect(shown.length).toBe(words.length);
        shown.forEach((word, index) => {
          const [first = '', ...rest] = graphemes(words[index] ?? '');
          expect(word === first + '•'.repeat(rest.length) || word === '•'.repeat(expected[index] ?? 0)).toBe(true);
        });
        expect(masked).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('a masked email address', () => {
  it.each([
    ['owner@example.com', 'o•••@e•••.com'],
    ['o@x.co.uk', 'o•••@x•••.uk'],
    ['"a@b"@example.com', '"•••@e•••.com'],
    ['owner@localhost', 'o•••@l•••'],
    ['', ''],
  ])('%s is %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });

  it('shows one letter of either part and the ending, and never how long they are', () => {
    const part = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-_'), minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(part, part, fc.constantFrom('com', 'hk', 'example'), (local, domain, ending) => {
        const shown = (word: string) => (/^[\p{L}\p{N}\p{P}\p{S}]/u.test(word) ? word[0] : '•');
        expect(maskEmail(`${local}@${domain}.${ending}`)).toBe(`${shown(local)}•••@${shown(domain)}•••.${ending}`);
      }),
    );
  });
});

describe('a masked telephone number', () => {
  it.each([
    ['13800000042', '•••••••••42'],
    ['+852 5555 1234', '••••••••••••34'],
    ['1234', '••••'], // too short to show anything
    ['', ''],
  ])('%s is %s', (telephone, masked) => {
    expect(maskTelephone(telephone)).toBe(masked);
  });

  it('shows two digits at most', () => {
    fc.assert(
      fc.property(text, (telephone) => {
        const shown = maskTelephone(telephone).replaceAll('•', '');
        expect(shown).toMatch(/^\p{Nd}{0,2}$/u);
        expect(
          [...telephone]
            .filter((letter) => /\p{Nd}/u.test(letter))
            .join('')
            .endsWith(shown),
        ).toBe(true);
      }),
    );
  });
});

describe('an address as somebody else wrote it', () => {
  it.each([
    ['partner@example.com', 'p•••@e•••.com'],
    ['13800000042', '•••••••••42'],
    ['p•••@example.com', 'p•••@example.com'], // masked already
    ['p***@example.com', 'p***@example.com'],
    ['138****0042', '138****0042'],
    ['partner@ex**mple.com', 'p•••@e•••.com'], // a masked domain hides nobody
    ['', ''],
  ])('%s is shown as %s', (text_, masked) => {
    expect(maskAddress(text_)).toBe(masked);
  });
});
