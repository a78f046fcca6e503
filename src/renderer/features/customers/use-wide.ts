import { type RefCallback, useCallback, useState, useSyncExternalStore } from 'react';

const query = '(min-width: 1200px)';
const subscribe = (changed: () => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

/** True from 1,200 px, where list and card stand side by side. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);

/** True while the element that takes the returned ref is at least so many pixels wide. */
export function useRoom(pixels: number): readonly [room: boolean, ref: RefCallback<HTMLElement>] {
  const [room, setRoom] = useState(true);
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
