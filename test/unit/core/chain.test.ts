import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { canonical, checkLink, digestOf, genesis, sealEntry } from '../../../src/core/log/chain.ts';
import type { LogEntry } from '../../../src/core/log/entry.ts';
import { fc } from './runs.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const entry = (sequence: number, previous: string, detail: LogEntry['detail'] = { to: 'awaiting-customer' }): LogEntry => ({
  version: 1,
  chain: 'c-1',
  sequence,
  at: '2026-11-22T01:30:00.000Z',
  operation: 'case-submitted',
  result: 'ok',
  source: 'simulated',
  subject: 'p-1',
  caseId: null,
  detail,
  digests: {},
  previous,
});

describe('canonical JSON (RFC 8785)', () => {
  it('is the example of the standard', () => {
    const value = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '€$\u000F\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts names by UTF-16 code units', () => {
    const names = { '€': 1, '\r': 2, '\u{1F600}': 3, '1': 4, '\uFB33': 5, ö: 6, '\u0080': 7 };
    expect([...canonical(names).matchAll(/:(\d)/g)].map((match) => match[1])).toEqual(['2', '4', '7', '6', '1', '3', '5']);
  });

  it('does not depend on the order of names, at any depth', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, turned(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(turned(value))).toBe(canonical(value));
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
      }),
    );
  });

  it('means the same after a trip through UTF-8, also with half a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\uD800', '\uDC00x'), (text, half) => {
        const stored = Buffer.from(text + half, 'utf8').toString('utf8');
        expect(canonical(text + half)).toBe(canonical(stored));
      }),
    );
  });

  it('refuses what JSON cannot hold', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, () => 1]) expect(() => canonical(value)).toThrow(Fault);
  });
});

describe('the chain of the operation log', () => {
  it('begins at a fixed place and its first hash never changes: the bytes are pinned', () => {
    expect(genesis).toBe('0'.repeat(64));
    expect(sealEntry(genesis, entry(1, genesis), sha256)).toBe('455ba2889952ad5519ca67ec7a11e593164bbca33d4f2be3d0c087c3d53fed1a');
  });

  it('breaks where an entry was changed, left out or put elsewhere', () => {
    const first = entry(1, genesis);
    const firstHash = sealEntry(genesis, first, sha256);
    const second = entry(2, firstHash);
    const secondHash = sealEntry(firstHash, second, sha256);
    expect(checkLink(genesis, first, firstHash, sha256)).toBe(true);
    expect(checkLink(firstHash, second, secondHash, sha256)).toBe(true);
    expect(checkLink(firstHash, { ...second, detail: { to: 'rejected' } }, secondHash, sha256)).toBe(false);
    expect(checkLink(genesis, second, secondHash, sha256)).toBe(false);
    expect(checkLink(firstHash, { ...second, previous: genesis }, secondHash, sha256)).toBe(false);
  });

  it('breaks where an entry was sealed after one predecessor and names another', () => {
    const first = sealEntry(genesis, entry(1, genesis), sha256);
    const liar = entry(2, genesis);
    expect(checkLink(first, liar, sealEntry(first, liar, sha256), sha256)).toBe(false);
  });

  it('holds of a person only a salted digest', () => {
    expect(digestOf('salt-1', 'Chen', sha256)).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf('salt-1', 'Chen', sha256)).not.toBe(digestOf('salt-2', 'Chen', sha256));
  });
});
