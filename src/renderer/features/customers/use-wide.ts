import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';

const query = '(min-width: 1200px)';
const subscribe = (changed: () => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

/** True from 1,200 px, where list and card stand side by side. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);

/** True while the element is at least so many pixels wide. */
export function useRoom(element: RefObject<HTMLElement | null>, pixels: number): boolean {
  const [room, setRoom] = useState(true);
  useEffect(() => {
    const seen = element.current;
    if (!seen) return;
    const observer = new ResizeObserver(([entry]) => setRoom((entry?.contentRect.width ?? pixels) >= pixels));
    observer.observe(seen);
    return () => observer.disconnect();
  }, [element, pixels]);
  return room;
}
