import { describe, expect, it } from 'vitest';
import { workingDays } from '../../../src/core/case/ages.ts';
import { ageEdges, ageInstants, countsSince, periods, stretchesOf, weeksAhead } from '../../../src/core/overview/period.ts';
import { stopsCountingAt } from '../../../src/core/quota/ledger.ts';
import { fc } from './runs.ts';

const zone = fc.constantFrom('UTC', 'Asia/Hong_Kong', 'Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe');
const instant = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000).toISOString());
const later = (one: string, seconds: number) => new Date(Date.parse(one) + seconds * 1000).toISOString();

describe('the periods of the overview', () => {
  it('follow each other without a gap up to today, in every zone', () => {
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.constantFrom(...periods),
        fc.option(fc.integer({ min: 0, max: 4_000 })),
        (now, timeZone, period, days) => {
          const first = days === null ? null : later(now, -days * 86_400);
          const found = stretchesOf(period, now, timeZone, first);
          for (const [place, { from }] of found.entries()) if (place > 0) expect(from).toBe(found[place - 1]?.until);
          expect(Date.parse(found.at(-1)?.from ?? '')).toBeLessThanOrEqual(Date.parse(now));
          expect(Date.parse(found.at(-1)?.until ?? '')).toBeGreaterThan(Date.parse(now));
          if (period === 'all' && first !== null) expect(Date.parse(found[0]?.from ?? '')).toBeLessThanOrEqual(Date.parse(first));
          expect(found.length).toBeLessThanOrEqual(60);
        },
      ),
    );
  });

  it('are what they are called: 90 days, twelve months, months of a young desk and quarters of an old one', () => {
    const at = (period: (typeof periods)[number], first: string | null) =>
      stretchesOf(period, '2026-11-22T10:00:00Z', 'UTC', first).map((one) => `${one.first} ${one.last}`);
    const days = at('90-days', null);
    expect([days.length, days[0], days[1], days.at(-1)]).toEqual([
      13,
      '2026-08-25 2026-08-30',
      '2026-08-31 2026-09-06',
      '2026-11-16 2026-11-22',
    ]);
    const months = at('12-months', null);
    expect([months.length, months[0], months.at(-1)]).toEqual([12, '2025-12-01 2025-12-31', '2026-11-01 2026-11-30']);
    expect(at('all', null)).toEqual(['2026-11-01 2026-11-30']);
    expect(at('all', '2026-09-30T23:00:00Z')).toHaveLength(3);
    const quarters = at('all', '2016-11-30T00:00:00Z');
    expect([quarters.length, quarters[0], quarters.at(-1)]).toEqual([41, '2016-10-01 2016-12-31', '2026-10-01 2026-12-31']);
  });

  it('look 90 days ahead from today', () => {
    const weeks = weeksAhead('2026-11-22T20:00:00Z', 'Asia/Hong_Kong');
    expect([weeks.length, weeks[0]?.first, weeks[0]?.last, weeks.at(-1)?.last]).toEqual([13, '2026-11-23', '2026-11-29', '2027-02-20']);
  });
});

describe('ages', () => {
  it('fall into the group that counting working days one by one gives', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 0, max: 50 * 86_400 }), (now, timeZone, ago) => {
        const since = later(now, -ago);
        const group = ageInstants(now, timeZone).filter((edge) => Date.parse(edge) > Date.parse(since)).length;
        expect(group).toBe(ageEdges.filter((edge) => workingDays(since, now, timeZone) > edge).length);
      }),
    );
  });
});

describe('what still counts', () => {
  it('counts since an instant, and a millisecond earlier did not', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 1, max: 12 }), (now, timeZone, months) => {
        const since = countsSince(now, months, timeZone);
        const before = new Date(Date.parse(since) - 1).toISOString();
        expect(Date.parse(stopsCountingAt(since, months, timeZone))).toBeGreaterThan(Date.parse(now));
        expect(Date.parse(stopsCountingAt(before, months, timeZone))).toBeLessThanOrEqual(Date.parse(now));
      }),
    );
  });
});
