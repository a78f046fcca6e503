import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { countQuota, stopsCountingAt } from '../../../src/core/quota/ledger.ts';
import type { QuotaEntry } from '../../../src/core/quota/quota.ts';
import { customerId } from './given.ts';
import { fc } from './runs.ts';
import { monthsLater } from './wall-clock.ts';

const zones = [
  'UTC',
  'Asia/Hong_Kong',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Chatham',
];
const entry = (at: string, side: 'partner' | 'customer' = 'partner'): QuotaEntry => ({ customerId, side, at, source: 'app', caseId: null });
const three = { side: 'partner', limit: 3, months: 3, timeZone: 'UTC', published: true } as const;
const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);

describe('a request stops counting', () => {
  it.each([
    ['2026-08-22T10:00:00Z', 'UTC', '2026-11-22T10:00:00Z'],
    ['2026-11-30T10:00:00Z', 'UTC', '2027-02-28T10:00:00Z'], // the day clamped to the month's end
    ['2027-11-30T10:00:00Z', 'UTC', '2028-02-29T10:00:00Z'], // in a leap year
    ['2026-05-31T23:30:00Z', 'UTC', '2026-08-31T23:30:00Z'],
    ['2026-05-31T16:30:00Z', 'Asia/Hong_Kong', '2026-08-31T16:30:00Z'], // there it was already June
    ['2026-12-29T01:30:00Z', 'Europe/Berlin', '2027-03-29T00:30:00Z'], // summer time has begun
    ['2025-12-30T01:30:00Z', 'Europe/Berlin', '2026-03-30T00:30:00Z'],
    ['2025-12-29T01:30:00Z', 'Europe/Berlin', '2026-03-29T01:30:00Z'], // 02:30 does not exist on that day: 03:30 summer time
    ['2026-07-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T00:30:00Z'], // 02:30 occurs twice on that day: the first
  ])('%s in %s at %s', (at, timeZone, expected) => {
    expect(stopsCountingAt(at, 3, timeZone)).toBe(expected);
  });

  it('when a count by hand says so, on any day, at any time, in any zone', () => {
    const anywhere = fc.integer({ min: seconds('2012-01-01T00:00:00Z'), max: seconds('2037-12-31T00:00:00Z') });
    // Ends of months, where the day has to be clamped, and 28 to 30 June, September and December, whose third month changes its clocks.
    const monthEnd = fc
      .tuple(
        fc.integer({ min: 2012, max: 2037 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -1, max: 2 }),
        fc.integer({ min: 0, max: 86_399 }),
      )
      .map(([year, month, day, second]) => Date.UTC(year, month, day) / 1000 + second);
    fc.assert(
      fc.property(fc.oneof(anywhere, monthEnd), fc.constantFrom(...zones), fc.integer({ min: 1, max: 24 }), (second, timeZone, months) => {
        const at = new Date(second * 1000).toISOString();
        expect(Date.parse(stopsCountingAt(at, months, timeZone))).toBe(monthsLater(second * 1000, months, timeZone));
      }),
    );
  });

  it('in no zone that does not exist', () => {
    expect(() => stopsCountingAt('2026-11-22T00:00:00Z', 3, 'Mars/Olympus')).toThrow(Fault);
  });
});

describe('the quota of a customer and side', () => {
  it('is used up by three requests within three months and free again at the instant the first stops counting', () => {
    const entries = [entry('2026-09-10T08:00:00Z'), entry('2026-08-31T08:00:00Z'), entry('2026-11-01T08:00:00Z')];
    const used = countQuota({ ...three, entries, now: '2026-11-30T07:59:59.999Z' });
    expect(used).toMatchObject({ used: 3, left: 0, nextFreeAt: '2026-11-30T08:00:00Z' });
    expect(used.entries.map((one) => one.at)).toEqual(['2026-08-31T08:00:00Z', '2026-09-10T08:00:00Z', '2026-11-01T08:00:00Z']);
    expect(countQuota({ ...three, entries, now: '2026-11-30T08:00:00Z' })).toMatchObject({ used: 2, left: 1, nextFreeAt: null });
  });

  it('is free only when enough requests have stopped counting, where more than three are known', () => {
    const entries = ['2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z', '2026-09-03T00:00:00Z', '2026-09-04T00:00:00Z'].map((at) => entry(at));
    expect(countQuota({ ...three, entries, now: '2026-11-22T00:00:00Z' })).toMatchObject({
      used: 4,
      left: 0,
      nextFreeAt: '2026-12-02T00:00:00Z',
    });
  });

  it('does not count requests of the other side', () => {
    expect(countQuota({ ...three, entries: [entry('2026-11-01T00:00:00Z', 'customer')], now: '2026-11-22T00:00:00Z' })).toMatchObject({
      used: 0,
      left: 3,
    });
  });

  it('agrees with a count by hand over any history', () => {
    const at = fc.integer({ min: seconds('2027-10-01T00:00:00Z'), max: seconds('2028-06-30T00:00:00Z') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(at, fc.boolean()), { maxLength: 8 }),
        at,
        fc.constantFrom(...zones),
        fc.boolean(),
        (history, now, timeZone, published) => {
          const entries = history.map(([second, ours]) => entry(new Date(second * 1000).toISOString(), ours ? 'partner' : 'customer'));
          const view = countQuota({ ...three, entries, timeZone, published, now: new Date(now * 1000).toISOString() });
          const ends = history.filter(([, ours]) => ours).map(([second]) => monthsLater(second * 1000, 3, timeZone));
          const counting = (moment: number) => ends.filter((end) => moment < end).length;
          expect(view.used).toBe(counting(now * 1000));
          expect(view.left).toBe(Math.max(0, 3 - view.used));
          expect(view.published).toBe(published);
          expect(view.nextFreeAt === null).toBe(view.left > 0);
          if (view.nextFreeAt === null) return;
          const free = Date.parse(view.nextFreeAt);
          expect(counting(free)).toBeLessThan(3);
          expect(counting(free - 1)).toBeGreaterThanOrEqual(3);
        },
      ),
    );
  });
});

describe('where a page asks to wait after the other side', () => {
  const once = { side: 'partner', limit: 1, months: 3, afterOtherSide: 3, timeZone: 'UTC', published: false } as const;
  const theirs = entry('2026-10-05T08:00:00Z', 'customer');

  it('nothing is left until three months after its latest request, though none of ours counts', () => {
    const entries = [entry('2026-09-01T08:00:00Z', 'customer'), theirs];
    const held = countQuota({ ...once, entries, now: '2027-01-05T07:59:59Z' });
    expect(held).toMatchObject({
      used: 0,
      left: 0,
      nextFreeAt: '2027-01-05T08:00:00Z',
      waitsFor: { side: 'customer', at: '2026-10-05T08:00:00Z', months: 3 },
    });
    const free = countQuota({ ...once, entries, now: '2027-01-05T08:00:00Z' });
    expect(free).toMatchObject({ left: 1, nextFreeAt: null });
    expect(free.waitsFor).toBeUndefined();
  });

  it('the later of both waits counts', () => {
    const view = (ours: string) => countQuota({ ...once, entries: [theirs, entry(ours)], now: '2026-11-22T00:00:00Z' });
    expect(view('2026-11-01T00:00:00Z')).toMatchObject({ used: 1, left: 0, nextFreeAt: '2027-02-01T00:00:00Z' });
    expect(view('2026-09-01T00:00:00Z')).toMatchObject({ used: 1, left: 0, nextFreeAt: '2027-01-05T08:00:00Z' });
  });

  it('the other side itself does not wait after us', () => {
    const { afterOtherSide: _, ...three } = { ...once, side: 'customer' as const, limit: 3 };
    expect(countQuota({ ...three, entries: [entry('2026-11-01T00:00:00Z')], now: '2026-11-22T00:00:00Z' })).toMatchObject({ left: 3 });
  });
});

describe('where no page states a limit', () => {
  it('nothing is used up, and the view says that none is stated', () => {
    const entries = ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z', '2026-11-04T00:00:00Z'].map((at) => entry(at));
    const view = countQuota({ ...three, published: false, limit: null, entries, now: '2026-11-22T00:00:00Z' });
    expect(view).toMatchObject({ stated: false, used: 4, left: 1, nextFreeAt: null });
  });
});
