/** What a virtual list of rows of one height is asked by. Pixels; `view` is the height in which rows show, `top` how far it is scrolled. */
export interface RowList {
  readonly count: number;
  readonly rowHeight: number;
  readonly view: number;
  readonly top: number;
}

/** The rows in sight, both ends included (`last` is -1 when there are none), and how far they stand from where their number puts them. */
export interface RowsInSight {
  readonly first: number;
  readonly last: number;
  readonly shift: number;
}

/**
 * No element is laid out taller. Chromium ends at 33,554,431 px, and from 16,777,216 px on not every whole pixel can be told from the next.
 * A longer list scrolls faster than its rows would by themselves, and still reaches each of them.
 */
export const tallest = 16_000_000;

/** As many rows of a list stand in the page as a person may see, and a few more, so that scrolling shows no gap. */
export const mostRows = 59;
const spare = 8;

export const listHeight = ({ count, rowHeight }: Pick<RowList, 'count' | 'rowHeight'>): number => Math.min(tallest, count * rowHeight);

/** How many times faster than the scroll bar the rows go: 1 unless the list is longer than an element may be. */
function pace(list: RowList): number {
  const whole = list.count * list.rowHeight;
  const laid = listHeight(list);
  return whole <= laid || laid <= list.view ? 1 : (whole - list.view) / (laid - list.view);
}

export function rowsInSight(list: RowList): RowsInSight {
  const { count, rowHeight, view } = list;
  // Past its end is where some systems bounce to.
  const top = Math.max(0, Math.min(list.top, listHeight(list) - view));
  const offset = top * pace(list);
  return {
    first: Math.max(0, Math.min(count - 1, Math.floor(offset / rowHeight))),
    last: Math.min(count - 1, Math.ceil((offset + view) / rowHeight) - 1),
    shift: Math.round(top - offset),
  };
}

/**
 * The rows that stand in the page for those in sight: both ends included, and always as many while the window keeps its height, so that each
 * one that goes makes room for one that comes.
 */
export function rowsStanding({ first }: RowsInSight, { count, rowHeight, view }: RowList): { readonly from: number; readonly to: number } {
  const seen = Math.ceil(view / rowHeight) + 1;
  const around = Math.max(1, Math.min(spare, Math.floor((mostRows - seen) / 2)));
  const many = seen + 2 * around;
  const from = Math.max(0, Math.min(first - around, count - many));
  return { from, to: Math.min(count, from + many) - 1 };
}

/** Where the list has to be scrolled for a row to be in sight: no further than needed, or to its middle from afar; null: it is. */
export function topFor(list: RowList, index: number): number | null {
  const speed = pace(list);
  const offset = list.top * speed;
  const begin = index * list.rowHeight;
  const end = begin + list.rowHeight;
  if (begin >= offset && end <= offset + list.view) return null;
  const far = end < offset - list.view || begin > offset + 2 * list.view;
  const wanted = far ? begin - (list.view - list.rowHeight) / 2 : begin < offset ? begin : end - list.view;
  const most = Math.max(0, list.count * list.rowHeight - list.view);
  return Math.max(0, Math.min(most, wanted)) / speed;
}
