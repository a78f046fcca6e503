import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { useTooltip } from './tooltip-state.ts';

/** Draws the tooltip that stands. For the eyes alone: the control itself carries name, description and keys. */
export function TooltipPopup(): ReactNode {
  const shown = useTooltip((state) => state.shown);
  if (!shown) return null;
  return (
    <Base.Root open onOpenChange={() => useTooltip.setState({ shown: null })}>
      <Base.Portal>
        <Base.Positioner anchor={shown.anchor} side={shown.side} sideOffset={6} className="pointer-events-none z-50">
          <Base.Popup
            aria-hidden
            className="flex max-w-90 items-center gap-2 rounded-base border border-hairline bg-raised px-2 py-1 text-small shadow-float"
          >
            {shown.text}
            {shown.keys ? <Kbd keys={shown.keys} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
