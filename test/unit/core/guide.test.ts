import { describe, expect, it } from 'vitest';
import { PartnerType, Site } from '../../../src/core/account/account.ts';
import { guidePaths, pickPath } from '../../../src/core/guide/guide.ts';
import { Side } from '../../../src/core/rule/finding.ts';

const everyone = Site.options.flatMap((site) =>
  PartnerType.options.flatMap((partnerType) => Side.options.map((side) => ({ site, partnerType, side }))),
);

describe('the way through Partner Center', () => {
  it.each(everyone)('is known or marked as the nearest for $site $partnerType, asked by the $side', (wanted) => {
    const { path, documented } = pickPath(wanted);
    expect(path.side).toBe(wanted.side);
    expect(documented).toBe(
      guidePaths.some((one) => one.site === wanted.site && one.partnerType === wanted.partnerType && one.side === wanted.side),
    );
    expect(documented).toBe(path.site === wanted.site && path.partnerType === wanted.partnerType);
  });

  it('says which are documented and whose path stands in for the others (facts.md 1.3, 1.4)', () => {
    const told = everyone.map((wanted) => {
      const { path, documented } = pickPath(wanted);
      return `${wanted.side} ${wanted.site} ${wanted.partnerType}: ${documented ? 'documented' : `nearest ${path.site} ${path.partnerType}`}`;
    });
    expect(told.sort()).toEqual([
      'customer eu csp: nearest intl csp',
      'customer eu distributor: nearest intl csp',
      'customer eu reseller: nearest intl csp',
      'customer intl csp: documented',
      'customer intl distributor: nearest intl csp',
      'customer intl reseller: nearest intl csp',
      'partner eu csp: documented',
      'partner eu distributor: nearest eu csp',
      'partner eu reseller: documented',
      'partner intl csp: documented',
      'partner intl distributor: documented',
      'partner intl reseller: documented',
    ]);
  });

  it.each(guidePaths)(
    'has a menu, a place in the row and a place for the code, each with an address of its own site: $site $partnerType $side',
    (path) => {
      const kinds = path.steps.map(({ kind }) => kind);
      expect(kinds.slice(0, 2)).toEqual(['sign-in', 'menu']);
      expect(kinds).toContain('row');
      expect(kinds.filter((kind) => kind === 'code')).toHaveLength(1);
      for (const { source } of path.steps) {
        expect(source.address).toMatch(/^https:\/\/support\.huaweicloud\.com\//u);
        expect(source.address.includes('/eu/')).toBe(path.site === 'eu');
        expect(source.readOn).toBe('2026-11-21');
      }
    },
  );

  it('leads a distributor to its own customers, never to those of its resellers (R29)', () => {
    const { path } = pickPath({ site: 'intl', partnerType: 'distributor', side: 'partner' });
    expect(path.steps.find(({ kind }) => kind === 'tab')?.text).toContain('tab Customers');
  });
});
