import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ListSearch } from './question.ts';

/** Views that come with the app: nothing but an address. */
export const givenViews = {
  everyone: {},
  blocked: { verdict: 'blocked' },
  notChecked: { verdict: 'unknown' },
} as const satisfies Record<string, ListSearch>;

interface SavedViews {
  /** What a person has kept as theirs, by account; filters only, on this computer. */
  readonly mine: Readonly<Record<string, ListSearch>>;
  readonly keep: (account: string, view: ListSearch) => void;
}

export const useSavedViews = create<SavedViews>()(
  persist(
    (set) => ({
      mine: {},
      keep: (account, view) => set(({ mine }) => ({ mine: { ...mine, [account]: view } })),
    }),
    { name: 'customers-views', version: 1, partialize: ({ mine }) => ({ mine }) },
  ),
);

const order = (view: ListSearch) => JSON.stringify(Object.entries(view).sort(([one], [other]) => (one < other ? -1 : 1)));

/** True when both narrow and sort the list alike. */
export const sameView = (one: ListSearch, other: ListSearch): boolean => order(one) === order(other);
