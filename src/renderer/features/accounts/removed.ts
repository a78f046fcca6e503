import { create } from 'zustand';

/** What stays of an account that was removed in this window. `sha256` is null when its folder was moved as it was. */
export interface Removed {
  readonly name: string;
  readonly archive: string;
  readonly sha256: string | null;
}

/** Said until it is read: the place and the digest are shown once. */
export const useRemoved = create<{ readonly removed: Removed | null }>(() => ({ removed: null }));
