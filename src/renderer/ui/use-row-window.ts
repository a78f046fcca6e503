import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type RowList, type RowsInSight, rowsInSight, topFor } from './row-window.ts';

/** What usually stands above a list: the frame's bars and the page's own. Pixels. */
const around = 180;
/** A list that was not scrolled for so long is at rest. Milliseconds. */
const still = 150;

/**
 * Follows how far a list is scrolled, and answers the rows in sight. It is told once a row that was out of sight has come in, not with every
 * pixel, and reads nothing that would make the browser lay the page out.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight, headerHeight }: { readonly count: number; readonly rowHeight: number; readonly headerHeight: number },
): {
  readonly inSight: RowsInSight;
  readonly list: RowList;
  /** True while it is scrolled and shortly after. */
  readonly moving: boolean;
  readonly perPage: number;
  readonly show: (index: number) => void;
} {
  // A guess until the list is measured, so that rows stand in the first drawing; the window is never smaller than its list.
  const [view, setView] = useState(() => Math.max(rowHeight, window.innerHeight - around) - headerHeight);
  const [top, setTop] = useState(0);
  const [moving, setMoving] = useState(false);
  const list: RowList = { count, rowHeight, view, top };
  const inSight = rowsInSight(list);
  const latest = useRef(list);
  latest.current = list;

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (event: Event) => {
      const to = element.scrollTop;
      clearTimeout(rest);
      rest = setTimeout(() => setMoving(false), still);
      const before = rowsInSight(latest.current);
      const now = rowsInSight({ ...latest.current, top: to });
      if (now.first === before.first && now.last === before.last && now.shift === before.shift) return;
      // Within the frame that shows it: later, its layout would be made twice, and a gap would be seen.
      const go = () => {
        setTop(to);
        setMoving(true);
      };
      if (event.isTrusted) flushSync(go);
      else go();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const size = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.height > 0) setView(entry.contentRect.height - headerHeight);
    });
    size.observe(element);
    return () => {
      clearTimeout(rest);
      element.removeEventListener('scroll', onScroll);
      size.disconnect();
    };
  }, [scroller, headerHeight]);

  // A list that became shorter is scrolled back by the browser.
  useLayoutEffect(() => {
    const element = scroller.current;
    const most = Math.max(0, count * rowHeight - view);
    if (element && latest.current.top > most) setTop(element.scrollTop);
  }, [scroller, count, rowHeight, view]);

  const show = useCallback(
    (index: number) => {
      const wanted = topFor({ ...latest.current, top: scroller.current?.scrollTop ?? 0 }, index);
      if (wanted === null) return;
      scroller.current?.scrollTo({ top: wanted });
    },
    [scroller],
  );
  return { inSight, list, moving, perPage: Math.max(1, Math.floor(view / rowHeight) - 1), show };
}
