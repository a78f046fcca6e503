import { create } from 'zustand';

/** More are taken by filters: all that match (the contract's own limit). */
export const MOST_PICKED = 2_000;

/** Rows that a person chose, by customer id, of one account. */
export const usePicked = create<{ readonly account: string; readonly ids: ReadonlySet<string> }>(() => ({ account: '', ids: new Set() }));

export function togglePicked(account: string, customerId: string): void {
  usePicked.setState((before) => {
    const ids = new Set(before.account === account ? before.ids : []);
    if (!ids.delete(customerId) && ids.size < MOST_PICKED) ids.add(customerId);
    return { account, ids };
  });
}

export const clearPicked = (): void => usePicked.setState({ ids: new Set() });

/** How many are chosen at this account. */
export const usePickedCount = (account: string): number => usePicked((picked) => (picked.account === account ? picked.ids.size : 0));
