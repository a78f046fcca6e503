import type { ReactNode } from 'react';

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const signs: Readonly<Record<string, string>> = { ArrowLeft: '←', Escape: 'Esc', ...(mac ? { Ctrl: '⌘', Alt: '⌥' } : {}) };
const shown = (key: string) => signs[key] ?? key;

/** `Ctrl+K` together or `G C` one after the other, as keys; on a Mac Ctrl is shown as ⌘. */
export function Kbd(props: { readonly keys: string }): ReactNode {
  return (
    <kbd className="inline-flex gap-1 font-sans text-small">
      {props.keys.split(/[+ ]/).map((key) => (
        <span key={key} className="min-w-5 rounded-small border border-hairline bg-sunken px-1 text-center text-secondary">
          {shown(key)}
        </span>
      ))}
    </kbd>
  );
}
