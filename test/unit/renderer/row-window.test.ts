import { describe, expect, it } from 'vitest';
import { listHeight, mostRows, type RowList, rowsInSight, rowsStanding, tallest, topFor } from '../../../src/renderer/ui/row-window.ts';

const short: RowList = { count: 1_000, rowHeight: 32, view: 640, top: 0 };
const long: RowList = { count: 1_200_000, rowHeight: 32, view: 640, top: 0 };
/** Where a row stands in the window: pixels below its upper edge. */
const placeOf = (list: RowList, index: number) => index * list.rowHeight + rowsInSight(list).shift - list.top;

describe('The rows of a list that are in sight', () => {
  it('are those that the window covers, also where it cuts them', () => {
    expect(rowsInSight(short)).toEqual({ first: 0, last: 19, shift: 0 });
    expect(rowsInSight({ ...short, top: 48 })).toEqual({ first: 1, last: 21, shift: 0 });
    expect(rowsInSight({ ...short, top: 32_000 - 640 })).toEqual({ first: 980, last: 999, shift: 0 });
  });

  it('are none of an empty list, and the last ones where a system bounces past the end', () => {
    expect(rowsInSight({ ...short, count: 0 }).last).toBe(-1);
    expect(rowsInSight({ ...short, top: 90_000 }).last).toBe(999);
    expect(rowsInSight({ ...short, top: -90 }).first).toBe(0);
  });

  it('reach from the first to the last entry of ten years, though no element may be as tall', () => {
    expect(listHeight(long)).toBe(tallest);
    expect(rowsInSight(long).first).toBe(0);
    const end = { ...long, top: tallest - long.view };
    expect(rowsInSight(end).last).toBe(1_199_999);
    expect(placeOf(end, 1_199_999)).toBe(long.view - long.rowHeight);
  });

  it('stand within the window wherever a long list is scrolled to', () => {
    for (let top = 0; top <= tallest - long.view; top += 77_777) {
      const list = { ...long, top };
      const { first, last } = rowsInSight(list);
      expect(placeOf(list, first)).toBeGreaterThan(-long.rowHeight - 1);
      expect(placeOf(list, last)).toBeLessThanOrEqual(long.view);
    }
  });

  it('are at most sixty with the header and those beside them, and always as many', () => {
    for (const view of [200, 640, 1_080, 1_400, 1_700]) {
      const standing = [0, 1, 31, 5_000, 31_000, 32_000 - view].map((top) => {
        const list = { ...short, view, top };
        const inSight = rowsInSight(list);
        const { from, to } = rowsStanding(inSight, list);
        expect(from).toBeLessThanOrEqual(inSight.first);
        expect(to).toBeGreaterThanOrEqual(inSight.last);
        return to - from + 1;
      });
      expect(new Set(standing).size).toBe(1);
      expect(standing[0]).toBeLessThanOrEqual(mostRows);
    }
    expect(rowsStanding(rowsInSight({ ...short, count: 3 }), { ...short, count: 3 })).toEqual({ from: 0, to: 2 });
    expect(rowsStanding(rowsInSight({ ...short, count: 0 }), { ...short, count: 0 })).toEqual({ from: 0, to: -1 });
  });
});

describe('Showing a row', () => {
  it('moves nothing when it is in sight, and no further than needed when it is near', () => {
    expect(topFor(short, 3)).toBeNull();
    expect(topFor(short, 20)).toBe(32);
    expect(topFor({ ...short, top: 320 }, 9)).toBe(288);
  });

  it('brings it between its neighbours from afar, at any length', () => {
    for (const list of [short, long]) {
      const index = Math.floor(list.count / 2);
      const shown = { ...list, top: topFor(list, index) ?? 0 };
      const place = placeOf(shown, index);
      expect(Math.abs(place - 304)).toBeLessThanOrEqual(1);
    }
  });

  it('ends at both ends', () => {
    expect(topFor({ ...long, top: 900_000 }, 0)).toBe(0);
    expect(topFor(long, 1_199_999)).toBe(tallest - 640);
  });
});
