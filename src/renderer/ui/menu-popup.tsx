import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode, RefObject } from 'react';
import type { MenuItem } from './menu-item.ts';

/** The open list of a `Menu`. */
export function MenuPopup(props: {
  readonly items: readonly MenuItem[];
  readonly label: string | undefined;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Base.Root defaultOpen onOpenChange={(open) => (open ? undefined : props.onClose())}>
      {/* Within the page's landmark, so that a screen reader meets it there (axe: region). */}
      <Base.Portal container={document.getElementById('page')}>
        <Base.Positioner anchor={props.anchor} sideOffset={4} align="end" className="z-50">
          <Base.Popup
            aria-label={props.label}
            finalFocus={props.anchor}
            className="min-w-48 rounded-base border border-hairline bg-raised p-1 shadow-float outline-none"
          >
            {props.items.map((item) => (
              <Base.Item
                key={item.label}
                disabled={item.disabled ?? false}
                onClick={item.run}
                className="flex h-7 cursor-default items-center gap-2 rounded-small px-2 outline-none data-disabled:text-secondary data-highlighted:bg-accent-soft"
              >
                {item.icon}
                {item.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
