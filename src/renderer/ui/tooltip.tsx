import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

/** For the eyes: the control itself carries name, description and keys for screen readers. Says what a control does and its shortcut, on hover and on focus. `children` is one element that takes a ref. */
export function Tooltip(props: {
  readonly text: ReactNode;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly children: ReactElement<Record<string, unknown>>;
}): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger render={props.children} delay={350} />
      <Base.Portal>
        <Base.Positioner side={props.side ?? 'bottom'} sideOffset={6} className="z-50">
          <Base.Popup
            aria-hidden
            className="flex max-w-90 items-center gap-2 rounded-base border border-hairline bg-raised px-2 py-1 text-small shadow-float"
          >
            {props.text}
            {props.keys ? <Kbd keys={props.keys} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
