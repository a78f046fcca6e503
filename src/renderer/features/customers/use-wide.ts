import { type RefCallback, useCallback, useState, useSyncExternalStore } from 'react';

const query = '(min-width: 1200px)';
const subscribe = (changed: () => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

/** True from 1,200 px, where list and card stand side by side. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);

/** The rail, and the share of the rest that the list has beside the card: the first guess, so that the list is drawn once. */
const railWidth = 184;
const listShare = 0.56;
const guessed = () => (window.innerWidth - railWidth) * (window.matchMedia(query).matches ? listShare : 1);

/** True while the list, which takes the returned ref, is at least so many pixels wide. */
export function useRoom(pixels: number): readonly [room: boolean, ref: RefCallback<HTMLElement>] {
  const [room, setRoom] = useState(() => guessed() >= pixels);
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const observer = new ResizeObserver(([entry]) => setRoom((entry?.contentRect.width ?? pixels) >= pixels));
      observer.observe(element);
      return () => observer.disconnect();
    },
    [pixels],
  );
  return [room, ref];
}
