import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { canon, packs, pickPack, rule } from '../../../src/core/rule/catalogue.ts';
import { consequences } from '../../../src/core/rule/consequences.ts';
import { parsePack } from '../../../src/core/rule/pack.ts';
import file from '../../../src/core/rule/packs/intl-partner-submit-csp.json' with { type: 'json' };

type Json = Record<string, unknown>;
/** The pack with one change to its rule number `index`. */
const broken = (index: number, change: Json): Json => ({
  ...file,
  rules: file.rules.map((one, place) => (place === index ? { ...one, ...change } : one)),
});
function placeOf(pack: Json): unknown {
  try {
    parsePack(pack);
  } catch (error) {
    if (error instanceof Fault && error.code === 'invalid-input') return error.detail.place;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a rule pack', () => {
  it.each([
    ['a predicate nobody knows', broken(3, { violatedWhen: { kind: 'looks-odd' } }), 'rules.3.violatedWhen.kind'],
    ['a fact nobody knows', broken(2, { violatedWhen: { kind: 'equals', fact: 'mood', value: true } }), 'rules.2.violatedWhen.fact'],
    [
      'a value its fact never has',
      broken(2, { violatedWhen: { kind: 'equals', fact: 'independentMembers', value: 'maybe' } }),
      'rules.2.violatedWhen.value',
    ],
    ['a source that is not there', broken(2, { sources: ['P-CSP-NEW', 'HEARSAY'] }), 'rules.2.sources.1'],
    ['facts that its predicate does not look at', broken(2, { needs: ['arrears'] }), 'rules.2.needs'],
    ['the same rule twice', broken(2, { id: 'R01' }), 'rules.2.id'],
    ['a rule without statement', broken(5, { statement: '' }), 'rules.5.statement'],
    ['a word that no rule has', broken(5, { blockes: true }), 'rules.5'],
    ['no limit', { ...file, limits: { requests: 0, months: 3 } }, 'limits.requests'],
    ['no day of reading', { ...file, readOn: 'last week' }, 'readOn'],
    ['an edition of no date', { ...file, key: { ...file.key, edition: { kind: 'dated', date: '2025-13-01' } } }, 'key.edition.date'],
  ])('with %s is refused, naming the place', (_what, pack, place) => {
    expect(placeOf(pack)).toBe(place);
  });

  it('that is no object at all is refused', () => {
    expect(() => parsePack('rules')).toThrow(Fault);
    expect(() => parsePack(null)).toThrow(Fault);
  });

  it('of ours cites a source for every rule, reads like sentences, and knows its rules', () => {
    for (const pack of packs) {
      expect(pack.validity).toEqual({ readingHours: 24, statedDays: 7, actMinutes: 10 });
      expect(pack.limits).toEqual({ requests: 3, months: 3 });
      for (const one of pack.rules) {
        const where = `${pack.id} ${one.id}`;
        expect(rule(one.id).id, where).toBe(one.id);
        expect(one.statement, where).toMatch(/\.$/);
        expect(one.remedy, where).toMatch(/\.$/);
        for (const source of one.sources) expect(source.readOn, where).toBe('2026-11-21');
      }
      expect(new Set(pack.rules.map((one) => one.order)).size, pack.id).toBe(pack.rules.length);
    }
    expect(new Set(packs.map((pack) => pack.id)).size).toBe(packs.length);
  });

  it('unfreezes before it unsubscribes, and looks at the partner before the customer', () => {
    const order = (id: string) => packs[0]?.rules.find((one) => one.id === id)?.order ?? 0;
    expect(order('R33')).toBeLessThan(order('R05'));
    expect(order('R06')).toBeLessThan(order('R07'));
    expect(order('R02')).toBeLessThan(order('R01'));
  });
});

describe('the catalogue', () => {
  it.each([
    ['csp', 'partner', 'submit', 'intl-partner-submit-csp'],
    ['distributor', 'partner', 'submit', 'intl-partner-submit-distributor'],
    ['reseller', 'partner', 'submit', 'intl-partner-submit-reseller'],
    ['reseller', 'partner', 'agree', 'intl-partner-agree-2025-06-30'],
    ['csp', 'customer', 'submit', 'intl-customer-submit-2025-06-30'],
    ['distributor', 'customer', 'agree', 'intl-customer-agree-2025-05-27'],
  ] as const)('for a %s, %s, %s picks %s', (partnerType, side, step, id) => {
    expect(pickPack({ site: 'intl', partnerType, side, step }).id).toBe(id);
  });

  it('picks the newest edition, where an undated page is as new as the day it was read', () => {
    const wanted = { site: 'intl', partnerType: 'csp', side: 'partner', step: 'submit' } as const;
    const undated = pickPack(wanted);
    const edition = (id: string, date: string) => ({ ...undated, id, key: { ...undated.key, edition: { kind: 'dated' as const, date } } });
    const [older, newer] = [edition('older', '2024-09-03'), edition('newer', '2026-11-22')];
    expect(pickPack(wanted, [older, undated]).id).toBe(undated.id);
    expect(pickPack(wanted, [undated, older]).id).toBe(undated.id);
    expect(pickPack(wanted, [undated, newer, older]).id).toBe('newer');
  });

  it('has no pack for a site whose current pages are not in it, and says so', () => {
    expect(() => pickPack({ site: 'eu', partnerType: 'csp', side: 'partner', step: 'submit' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('knows 33 rules by id', () => {
    expect(canon).toHaveLength(33);
    expect(() => rule('R34')).toThrow(Fault);
  });
});

describe('the consequences', () => {
  it('are cited, and what was not found is said to be', () => {
    const all = consequences('intl');
    expect(all.map((one) => one.ruleId)).toEqual(expect.arrayContaining(['R24', 'R25', 'R26']));
    expect(all.every((one) => one.sources.length > 0)).toBe(true);
    expect(all.filter((one) => one.statement.includes('was not found')).length).toBeGreaterThan(0);
    expect(all.some((one) => one.statement.startsWith('Hard to undo') && one.inferred)).toBe(true);
    expect(consequences('eu').every((one) => one.inferred)).toBe(true);
  });
});
