import type { RouterHistory } from '@tanstack/react-router';
import type { AccountId } from '../../core/account/account.ts';
import { lastChosen, openAccount } from '../bridge/open-account.ts';

const kept = 'account-history';
/** More steps back than anybody goes. */
const most = 200;

/** Which account each step of this window's history belongs to: Back goes to the page *and* the account where one was. Returns the undoing. */
export function followHistory(history: RouterHistory, shown: AccountId): () => void {
  const steps = read();
  // A step made while the page changes accounts belongs to the one to come.
  const now = () => lastChosen() ?? shown;
  const here = () => history.location.state.__TSR_key ?? '';
  const note = () => {
    steps.delete(here());
    steps.set(here(), now());
    write(steps);
  };
  if (!steps.has(here())) note();
  return history.subscribe(({ action: { type } }) => {
    if (type === 'PUSH' || type === 'REPLACE') return note();
    const before = steps.get(here());
    if (before !== undefined && before !== now()) openAccount(before);
  });
}

function read(): Map<string, AccountId> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(kept) ?? '[]') as [string, AccountId][]);
  } catch {
    return new Map();
  }
}

function write(steps: ReadonlyMap<string, AccountId>): void {
  try {
    sessionStorage.setItem(kept, JSON.stringify([...steps].slice(-most)));
  } catch {
    // No storage: Back goes to the page alone.
  }
}
