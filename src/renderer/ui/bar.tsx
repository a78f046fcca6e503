import type { ReactNode } from 'react';

/** How much of something: a read listing, a used budget. The numbers stand beside it in words. */
export function Bar(props: {
  readonly role: 'progressbar' | 'meter';
  readonly label: string;
  readonly value: number;
  readonly most: number;
}): ReactNode {
  const { role, label, value, most } = props;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles are named by aria-label
    <span
      role={role}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={value}
      className="inline-block h-2 w-32 min-w-8 overflow-hidden rounded-full border border-edge bg-sunken"
    >
      <span className="block h-full bg-accent" style={{ width: `${most > 0 ? Math.min(100, (value / most) * 100) : 0}%` }} />
    </span>
  );
}
