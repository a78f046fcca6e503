import type { KeyboardEvent, ReactNode } from 'react';

/** One end of the chosen days: arrows move it by a bar, Page Up and Down by ten, Home and End to its limits. */
export function BrushHandle(props: {
  readonly label: string;
  readonly at: number;
  readonly least: number;
  readonly most: number;
  /** 0 to 1 across the picture. */
  readonly place: number;
  readonly words: string;
  /** Nothing is cut: the handle shows only when it has the focus. */
  readonly quiet: boolean;
  readonly onMove: (to: number) => void;
}): ReactNode {
  const { at, least, most } = props;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 10,
    PageUp: at + 10,
    Home: least,
    End: most,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const to = Math.max(least, Math.min(most, wanted));
    if (to !== at) props.onMove(to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={at}
      aria-valuetext={props.words}
      onKeyDown={onKeyDown}
      style={{ left: `${props.place * 100}%` }}
      className={`pointer-events-none absolute top-0 h-11 w-2 -translate-x-1/2 rounded-small after:absolute after:inset-y-0 after:left-1/2 after:w-px focus-visible:after:bg-focus ${props.quiet ? '' : 'after:bg-edge'}`}
    />
  );
}
