import { type RefObject, useLayoutEffect, useState } from 'react';

/** How wide an element is, in pixels, kept current; the plots are drawn for it. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(560);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const read = () => setWidth(Math.max(280, Math.floor(element.clientWidth)));
    read();
    const watch = new ResizeObserver(read);
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  return width;
}

/** So many letters of the small text fit; the whole text stands in the mark's words and in the table. */
export function fitted(text: string, width: number): string {
  const most = Math.max(4, Math.floor(width / 6.3));
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
