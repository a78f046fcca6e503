import type { ReactNode } from 'react';

/** One act of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly run: () => void;
}
