import { create } from 'zustand';
import type { App } from '../../contract/desk.ts';
import type { AccountId } from '../../core/account/account.ts';

const kept = 'open-account';

/** Which account a person has open in this window: after a reload the same, in a new window the one that was opened last. */
const useOpenAccount = create<{ readonly chosen: string | null }>(() => ({ chosen: lastOpened() }));

export function openAccount(account: AccountId): void {
  useOpenAccount.setState({ chosen: account });
  try {
    sessionStorage.setItem(kept, account);
    localStorage.setItem(kept, account);
  } catch {
    // No storage: it is open all the same, until the window closes.
  }
}

/** What was opened last; it may not have come to the page yet. */
export const lastChosen = (): AccountId | null => useOpenAccount.getState().chosen as AccountId | null;

/** The open account among those whose desks can be shown; the first one when it is not, or no longer, among them. */
export function useShownAccount(accounts: App['accounts'] | undefined): AccountId | undefined {
  const chosen = useOpenAccount((state) => state.chosen);
  return (accounts?.find(({ account }) => account === chosen) ?? accounts?.[0])?.account;
}

function lastOpened(): string | null {
  try {
    return sessionStorage.getItem(kept) ?? localStorage.getItem(kept);
  } catch {
    return null;
  }
}
