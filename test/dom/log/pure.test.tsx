import { describe, expect, it } from 'vitest';
import { addressOf, filtersOf } from '../../../src/renderer/features/log/address.ts';
import { barsOf, daysOf, instantsOf } from '../../../src/renderer/features/log/bars.ts';
import { markHits, searchWords } from '../../../src/renderer/features/log/marks.ts';

const marked = (text: string, search: string) =>
  markHits(text, searchWords(search))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('Hits of a search in the log', () => {
  it('are marked whatever the case, the accents and the width', () => {
    expect(marked('Café Zürich', 'CAFE zur')).toBe('[Café] [Zür]ich');
    expect(marked('ＡＣＭＥ cloud', 'acme')).toBe('[ＡＣＭＥ] cloud');
    expect(marked('深圳市公司', '公司')).toBe('深圳市[公司]');
  });
  it('never lose or double a character', () => {
    for (const text of ['ﬁnance ﬁre', 'e\u0301te\u0301', '👩‍💻 desk', 'ı İ ß', '']) {
      expect(
        markHits(text, searchWords('fi e i s desk'))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
  it('are none when nothing is searched', () => {
    expect(marked('acme', '   ')).toBe('acme');
  });
});

describe('The days of the log', () => {
  it('fill their gaps and show at least two weeks, so that the first day is not the whole picture', () => {
    const bars = barsOf([
      { day: '2026-11-20', count: 3 },
      { day: '2026-11-22', count: 1 },
    ]);
    expect(bars).toHaveLength(14);
    expect(bars.slice(-3)).toEqual([
      { from: '2026-11-20', to: '2026-11-20', count: 3 },
      { from: '2026-11-21', to: '2026-11-21', count: 0 },
      { from: '2026-11-22', to: '2026-11-22', count: 1 },
    ]);
  });
  it('share bars where there are ten years of them, and lose no entry', () => {
    const bars = barsOf([
      { day: '2016-11-22', count: 5 },
      { day: '2026-11-22', count: 7 },
    ]);
    expect(bars.length).toBeLessThanOrEqual(120);
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(12);
    expect(bars[0]?.from).toBe('2016-11-22');
    expect(bars.at(-1)?.to).toBe('2026-11-22');
  });
  it('become instants with the last day inside, and come back as days', () => {
    const cut = instantsOf('2026-02-27', '2026-02-28');
    expect(cut).toEqual({ from: '2026-02-27T00:00:00Z', until: '2026-03-01T00:00:00Z' });
    expect(daysOf(cut.from, cut.until)).toEqual({ from: '2026-02-27', to: '2026-02-28' });
  });
  it('are none in an empty log', () => {
    expect(barsOf([])).toEqual([]);
  });
});

describe('The address of the log', () => {
  it('keeps search, filters and the open entry, and comes back the same', () => {
    const filters = {
      customerId: 'c1',
      caseId: 'k1',
      operation: 'case-noted',
      from: '2026-01-01T00:00:00Z',
      until: '2026-01-02T00:00:00Z',
    } as const;
    const address = addressOf('acme', filters, 12);
    expect(address).toMatchObject({ q: 'acme', customer: 'c1', case: 'k1', entry: 12 });
    expect(filtersOf(address)).toEqual(filters);
  });
  it('leaves out instants that a person typed wrongly', () => {
    expect(filtersOf({ from: 'yesterday' })).toEqual({});
  });
});
