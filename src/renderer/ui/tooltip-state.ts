import type { ReactNode } from 'react';
import { create } from 'zustand';

export interface ShownTooltip {
  readonly anchor: Element;
  readonly text: ReactNode;
  readonly keys: string | undefined;
  readonly side: 'top' | 'right' | 'bottom' | 'left';
}

/** The one tooltip that stands, if any. `wanted` from the first pointer on: what shows it is fetched only then. */
export const useTooltip = create<{ readonly shown: ShownTooltip | null; readonly wanted: boolean }>(() => ({ shown: null, wanted: false }));
