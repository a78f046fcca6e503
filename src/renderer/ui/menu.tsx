import {
  cloneElement,
  type KeyboardEvent,
  lazy,
  type ReactElement,
  type ReactNode,
  type RefObject,
  Suspense,
  useRef,
  useState,
} from 'react';
import type { MenuItem } from './menu-item.ts';

// The list is fetched when a menu is first pointed at or opened: no page opens with an open menu.
const popup = () => import('./menu-popup.tsx');
const Popup = lazy(() => popup().then((module) => ({ default: module.MenuPopup })));
const fetchPopup = () => void popup().catch(() => undefined);

interface TriggerProps {
  readonly ref?: RefObject<HTMLButtonElement | null>;
  readonly onClick?: () => void;
  readonly onPointerEnter?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
}

/** A button that opens a list of acts. `trigger` is a Button. */
export function Menu(props: {
  readonly trigger: ReactElement<TriggerProps>;
  readonly items: readonly MenuItem[];
  readonly label?: string;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      {cloneElement(props.trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onPointerEnter: fetchPopup,
        onClick: () => setOpen(true),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      <Suspense>{open ? <Popup items={props.items} label={props.label} anchor={button} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
