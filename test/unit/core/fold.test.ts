import { describe, expect, it } from 'vitest';
import { fold, grams, searchTerms } from '../../../src/core/customer/fold.ts';
import { fc } from './runs.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);

describe('folding', () => {
  it.each([
    ['İstanbul ıŞIK straße ﬁ', 'istanbul isik strasse fi'],
    ['e\u0301tude', 'etude'],
    ['\u00e9tude', 'etude'],
    ['Zero\u200Bwidth\u200Djoin\uFEFF Ltd', 'zerowidthjoin ltd'],
    ['Non\u00A0breaking\u3000spaces', 'non breaking spaces'],
    ['ＡＣＭＥ　１２', 'acme 12'],
    ['Tab\tand\u0007bell\r\nline', 'tab andbell line'],
    ['\u202Eevil\u202C', 'evil'],
    ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['한국 클라우드', '한국 클라우드'],
    ['  深圳云海  ', '深圳云海'],
    ['ACME-HK-001', 'acme-hk-001'],
  ])('%j gives %j', (given, folded) => {
    expect(fold(given)).toBe(folded);
  });

  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(fold(fold(given))).toBe(fold(given));
      }),
    );
  });

  it('leaves no control, no zero-width letter, no mark and no double space', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(fold(given)).not.toMatch(/[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]|\s\s|^\s|\s$/u);
      }),
    );
  });

  it('makes composed and decomposed, upper and lower case the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (given) => {
        expect(fold(given.normalize('NFD'))).toBe(fold(given.normalize('NFC')));
      }),
    );
    expect(fold('Acme LOGISTICS')).toBe(fold('aCME logistics'));
  });
});

describe('short search', () => {
  it.each([
    ['深圳云 abc', '深 深圳 圳 圳云 云 abc'],
    ['华为cloud云', '华 华为 为 cloud 云'],
    ['acme-hk-001', 'acme-hk-001 hk-001 001'],
    ['o.li@x', 'o.li@x li@x x'],
    ['สยาม', 'ส สย ย ยา า าม ม'],
    ['', ''],
  ])('%j is spread to %j', (given, spread) => {
    expect(grams(given)).toBe(spread);
  });

  it('finds every one and two neighbouring Chinese characters of a name', () => {
    const han = fc.string({ unit: fc.constantFrom(...'深圳云海科技有限公司星辰物流金桥贸易'), minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(han, fc.nat(), (name, start) => {
        const letters = [...name];
        const from = start % (letters.length - 1);
        const words = grams(`Co ${name} Ltd`).split(' ');
        for (const query of [letters.slice(from, from + 1).join(''), letters.slice(from, from + 2).join('')]) {
          expect(searchTerms(query)).toEqual({ long: [], short: [query] });
          expect(words).toContain(query);
        }
      }),
    );
  });
});

describe('the terms of a query', () => {
  it('are long from three characters on, short below, and split where scripts meet', () => {
    expect(searchTerms('  Acme 深圳 HK  深圳云 a深 ')).toEqual({ long: ['acme', '深圳云'], short: ['深圳', 'hk', 'a', '深'] });
    expect(searchTerms('')).toEqual({ long: [], short: [] });
  });
});
