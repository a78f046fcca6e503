import { Fault } from '../../src/core/fault.ts';
import type { Accounts } from '../../src/engine/accounts/accounts.ts';

const refuse = () => Promise.reject(new Fault('not-allowed-here'));

/** For desks to which no account is added and from which none is removed. */
export const noAccounts: Accounts = {
  openAll: async () => {},
  list: async () => [],
  left: async () => ({ fault: null, folders: [], archive: '' }),
  openAgain: refuse,
  tryPlan: refuse,
  tryKept: refuse,
  add: refuse,
  change: refuse,
  setKeys: refuse,
  remove: refuse,
  whileClosed: refuse,
};
