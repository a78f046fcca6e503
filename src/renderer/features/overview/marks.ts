import { type KeyboardEvent, useState } from 'react';

/** One drawn thing that can be read: what it says, and where it leads if anywhere. */
export interface Mark {
  readonly key: string;
  readonly words: string;
  readonly go?: (() => void) | undefined;
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => Math.min(count - 1, at + 1),
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One stop for Tab on each plot; arrows move along its marks, Home and End to its ends, Enter follows one. */
export function useMarks(marks: readonly Mark[]) {
  const [active, setActive] = useState(0);
  const [read, setRead] = useState<number | null>(null);
  const at = Math.min(active, Math.max(0, marks.length - 1));
  const props = (place: number) => {
    const mark = marks[place];
    return {
      role: mark?.go ? 'link' : 'img',
      'aria-label': mark?.words ?? '',
      tabIndex: place === at ? 0 : -1,
      'data-mark': place,
      className: mark?.go ? 'group cursor-pointer' : 'group',
      onFocus: () => {
        setActive(place);
        setRead(place);
      },
      onBlur: () => setRead(null),
      onPointerEnter: () => setRead(place),
      onPointerLeave: () => setRead(null),
      onClick: mark?.go,
      onKeyDown: (event: KeyboardEvent<SVGGElement>) => {
        if (event.key === 'Enter' && mark?.go) {
          event.preventDefault();
          mark.go();
        }
        const to = moves[event.key]?.(place, marks.length);
        if (to === undefined) return;
        event.preventDefault();
        event.currentTarget.ownerSVGElement?.querySelector<SVGGElement>(`[data-mark="${to}"]`)?.focus();
      },
    } as const;
  };
  return { props, reading: read === null ? null : (marks[read]?.words ?? null) };
}
export type MarkProps = ReturnType<typeof useMarks>['props'];
