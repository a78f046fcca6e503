import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { consequences } from '../../../src/core/rule/consequences.ts';
import { parsePack } from '../../../src/core/rule/pack.ts';
import file from '../../../src/core/rule/packs/intl-partner-submit-csp.json' with { type: 'json' };

type Json = Record<string, unknown>;
/** The pack with one change to its rule number `index`. */
const broken = (index: number, change: Json): Json => ({
  ...file,
  rules: file.rules.map((one, place) => (place === index ? { ...one, ...change } : one)),
});
/** The pack with one change to its first source. */
const withSource = (change: Json): Json => ({
  ...file,
  sources: file.sources.map((one, place) => (place === 0 ? { ...one, ...change } : one)),
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
    ['a rule about a limit that it does not state', { ...file, limits: null }, 'rules.1.violatedWhen'],
    [
      'a wait of no month after the other side',
      { ...file, limits: { requests: 1, months: 3, afterOtherSide: 0 } },
      'limits.afterOtherSide',
    ],
    ['a source without https', withSource({ address: 'http://support.huaweicloud.com/intl' }), 'sources.0.address'],
    ['a source that runs a script', withSource({ address: 'javascript:alert(1)' }), 'sources.0.address'],
    ['a source that hides its host behind a name', withSource({ address: 'https://huaweicloud.com@evil.example/' }), 'sources.0.address'],
    ['a source of a day that does not exist', withSource({ date: '2025-02-30' }), 'sources.0.date'],
    ['a source that nobody says when it was read', withSource({ readOn: '' }), 'sources.0.readOn'],
    ['no day of reading', { ...file, readOn: 'last week' }, 'readOn'],
    ['an edition of no date', { ...file, key: { ...file.key, edition: { kind: 'dated', date: '2025-13-01' } } }, 'key.edition.date'],
  ])('with %s is refused, naming the place', (_what, pack, place) => {
    expect(placeOf(pack)).toBe(place);
  });

  it('that is no object at all is refused', () => {
    expect(() => parsePack('rules')).toThrow(Fault);
    expect(() => parsePack(null)).toThrow(Fault);
  });

  it('unfreezes before it unsubscribes, and looks at the partner before the customer', () => {
    const order = (id: string) => parsePack(file).rules.find((one) => one.id === id)?.order ?? 0;
    expect(order('R33')).toBeLessThan(order('R05'));
    expect(order('R06')).toBeLessThan(order('R07'));
    expect(order('R02')).toBeLessThan(order('R01'));
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
