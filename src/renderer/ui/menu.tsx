import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** A button that opens a list of acts. `trigger` is a Button. */
export function Menu(props: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: readonly MenuItem[];
  readonly label?: string;
}): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup
            aria-label={props.label}
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
                {item.keys ? (
                  <span className="ml-auto pl-4">
                    <Kbd keys={item.keys} />
                  </span>
                ) : null}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
