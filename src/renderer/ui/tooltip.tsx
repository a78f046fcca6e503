import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { type ShownTooltip, useTooltip } from './tooltip-state.ts';

/** How long the pointer rests before the tooltip stands. Milliseconds. */
const rest = 350;

interface Hearing {
  readonly onPointerEnter?: (event: PointerEvent) => void;
  readonly onPointerLeave?: (event: PointerEvent) => void;
  readonly onPointerDown?: (event: PointerEvent) => void;
  readonly onFocus?: (event: FocusEvent) => void;
  readonly onBlur?: (event: FocusEvent) => void;
}

/**
 * Says what a control does and its shortcut, on hover and on focus. `children` is one element that hands its handlers on to the document.
 * A control costs nothing but its handlers until it is pointed at: a page has dozens of them.
 */
export function Tooltip(props: {
  readonly text: ReactNode;
  readonly keys?: string | undefined;
  readonly side?: ShownTooltip['side'];
  readonly children: ReactElement<Hearing>;
}): ReactNode {
  const { text, keys, side = 'bottom', children } = props;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const anchor = useRef<Element>(null);
  const leave = () => {
    clearTimeout(timer.current);
    if (anchor.current && useTooltip.getState().shown?.anchor === anchor.current) useTooltip.setState({ shown: null });
  };
  const left = useRef(leave);
  left.current = leave;
  useEffect(() => () => left.current(), []);
  const show = (on: Element, after: number) => {
    anchor.current = on;
    clearTimeout(timer.current);
    if (!useTooltip.getState().wanted) useTooltip.setState({ wanted: true });
    timer.current = setTimeout(() => useTooltip.setState({ shown: { anchor: on, text, keys, side } }), after);
  };
  const own = children.props;
  return cloneElement(children, {
    onPointerEnter: (event: PointerEvent) => {
      own.onPointerEnter?.(event);
      if (event.pointerType !== 'touch') show(event.currentTarget, rest);
    },
    onPointerLeave: (event: PointerEvent) => {
      own.onPointerLeave?.(event);
      leave();
    },
    onPointerDown: (event: PointerEvent) => {
      own.onPointerDown?.(event);
      leave();
    },
    onFocus: (event: FocusEvent) => {
      own.onFocus?.(event);
      if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, 0);
    },
    onBlur: (event: FocusEvent) => {
      own.onBlur?.(event);
      leave();
    },
  });
}
