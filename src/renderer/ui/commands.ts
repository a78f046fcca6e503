import { useEffect, useRef } from 'react';
import { create } from 'zustand';

export interface Command {
  /** Stable name, e.g. `customer.recheck`. */
  readonly id: string;
  readonly label: string;
  /** `R`, `Shift+R`, `Ctrl+K`, `/`, `?`, or one after the other: `G C`. */
  readonly keys?: string | undefined;
  readonly group: string;
  readonly run: () => void;
}

/** Everything that can be done now: what the palette and the list of shortcuts show. */
export const useCommands = create<{ readonly commands: readonly Command[] }>(() => ({ commands: [] }));

/**
 * Offers an act while the component is shown and `when` is not false: in the palette, in the list of shortcuts, and by its keys.
 * The newest offer of a key wins, so that a page may take a key of the frame.
 */
export function useCommand(command: Omit<Command, 'run'> & { readonly run: () => void; readonly when?: boolean }): void {
  const { id, label, keys, group, when = true } = command;
  const latest = useRef(command.run);
  latest.current = command.run;
  useEffect(() => {
    if (!when) return;
    const offered: Command = { id, label, keys, group, run: () => latest.current() };
    useCommands.setState(({ commands }) => ({ commands: [...commands, offered] }));
    return () => useCommands.setState(({ commands }) => ({ commands: commands.filter((other) => other !== offered) }));
  }, [id, label, keys, group, when]);
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  target.getAttribute('type') !== 'checkbox';

/** What takes the keys while it stands. A toast is a dialog, too, to a screen reader, but none in which one is. */
const inFront = ':is([role="dialog"],[role="alertdialog"]):not([aria-modal="false"]),[role="menu"]';

const named = (event: KeyboardEvent) => {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const letter = /^[A-Z]$/.test(key);
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && (letter || key.length > 1) ? 'Shift' : '',
    key,
  ]
    .filter(Boolean)
    .join('+');
};

/** Binds the keys of all offered commands to the page. Plain keys rest while a person types and while a dialog is open. Returns the undoing. */
export function listenToKeys(): () => void {
  let first = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = named(event);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (typing(event.target) || document.querySelector(inFront))) return;
    const { commands } = useCommands.getState();
    const sequence = first ? `${first} ${name}` : '';
    const found =
      [...commands].reverse().find(({ keys }) => keys === sequence || (keys === name && !sequence)) ??
      [...commands].reverse().find(({ keys }) => keys === name);
    clearTimeout(timer);
    first = '';
    if (found) {
      event.preventDefault();
      found.run();
    } else if (commands.some(({ keys }) => keys?.startsWith(`${name} `))) {
      first = name;
      timer = setTimeout(() => {
        first = '';
      }, 1_200);
    }
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
