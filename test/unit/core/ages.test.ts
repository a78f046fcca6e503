import { describe, expect, it } from 'vitest';
import { owes, workingDays } from '../../../src/core/case/ages.ts';
import { caseStates } from '../../../src/core/case/case.ts';
import { tabOf } from '../../../src/core/case/tabs.ts';
import { fc } from './runs.ts';
import { wallOf } from './wall-clock.ts';

describe('working days', () => {
  it.each([
    ['2026-11-20T08:00:00Z', '2026-11-20T17:00:00Z', 'UTC', 0], // the same Friday
    ['2026-11-20T08:00:00Z', '2026-11-22T17:00:00Z', 'UTC', 0], // Sunday
    ['2026-11-20T08:00:00Z', '2026-11-23T00:00:00Z', 'UTC', 1], // Monday
    ['2026-11-09T08:00:00Z', '2026-11-20T08:00:00Z', 'UTC', 9],
    ['2026-11-22T15:59:00Z', '2026-11-22T16:01:00Z', 'Asia/Hong_Kong', 1], // midnight into Monday there
    ['2026-11-23T00:00:00Z', '2026-11-20T00:00:00Z', 'UTC', 0], // backwards
  ])('from %s to %s in %s are %i', (from, to, timeZone, expected) => {
    expect(workingDays(from, to, timeZone)).toBe(expected);
  });

  it('are what one gets by walking through the days', () => {
    const at = fc.integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2028-01-01T00:00:00Z') });
    fc.assert(
      fc.property(
        at,
        fc.integer({ min: 0, max: 200 * 86_400_000 }),
        fc.constantFrom('UTC', 'Asia/Hong_Kong', 'America/New_York'),
        (start, length, timeZone) => {
          const dateOf = (moment: number) => {
            const { year, month, day } = wallOf(moment, timeZone);
            return Date.UTC(year, month - 1, day);
          };
          let count = 0;
          for (let day = dateOf(start) + 86_400_000; day <= dateOf(start + length); day += 86_400_000) {
            const weekday = new Date(day).getUTCDay();
            if (weekday !== 0 && weekday !== 6) count += 1;
          }
          expect(workingDays(new Date(start).toISOString(), new Date(start + length).toISOString(), timeZone)).toBe(count);
        },
      ),
    );
  });
});

describe('the inbox', () => {
  it('says for every state who owes what, and under which tab it stands', () => {
    const table = caseStates.map((state) => [state, owes({ state }), tabOf[state]]);
    expect(table).toEqual([
      ['draft', 'us', 'draft'],
      ['with-administrator', 'administrator', 'administrator'],
      ['submitting', 'us', 'draft'],
      ['awaiting-customer', 'customer', 'customer'],
      ['awaiting-partner', 'us', 'partner'],
      ['deciding', 'us', 'draft'],
      ['needs-check', 'us', 'partner'],
      ['disassociated', 'nobody', 'closed'],
      ['rejected', 'nobody', 'closed'],
      ['withdrawn', 'nobody', 'closed'],
      ['cancelled-here', 'nobody', 'closed'],
    ]);
  });
});
