import { join } from 'node:path';
import type { AccountId } from '../../core/account/account.ts';
import type { Store } from '../../core/ports.ts';
import type { Keeper } from '../adapters/store/backup/keeper.ts';
import { type ErasedLedger, erasedLedger } from './erased-ledger.ts';

/** Where a desk's files lie. */
export interface DeskFiles {
  readonly database: string;
  /** Folder into which what was replaced or damaged is moved: named, never deleted. */
  readonly aside: string;
  /** Long work on the database file as a whole. */
  readonly keeper: Keeper;
  /** Names the chain of log entries that is written here. */
  readonly chain: string;
  /** Opens another database of this desk's, such as a backup's before it takes the place of this one. Faults as of a store's opening. */
  open(path: string): Promise<Store>;
  /** Who was erased at this desk, told apart from its database. */
  readonly erased: ErasedLedger;
  /** The same of another account, whose backup is restored here. */
  erasedAt(account: string): ErasedLedger;
}

/** Files of one account in a profile. `device`: names this profile on this device. */
export function deskFiles(
  { profile, device }: { readonly profile: string; readonly device: string },
  account: AccountId,
  { keeper, open }: { readonly keeper: Keeper; readonly open: (path: string, chain: string) => Promise<Store> },
): DeskFiles {
  const ledger = join(profile, 'erased.jsonl');
  const chain = `${account}.${device}`;
  return {
    database: join(profile, 'accounts', account, 'desk.sqlite'),
    aside: join(profile, 'archive'),
    keeper,
    chain,
    open: (path) => open(path, chain),
    erased: erasedLedger(ledger, account),
    erasedAt: (other) => erasedLedger(ledger, other),
  };
}

/** The store of a desk beside the long work on its file: who reads it holds on to what is erased, and keeps it from being closed. */
export function besideKeeper(store: Store, keeper: Keeper): Store {
  return {
    ...store,
    async eraseCustomer(change) {
      await keeper.endAll();
      return store.eraseCustomer(change);
    },
    async scrub() {
      await keeper.endAll();
      return store.scrub();
    },
    async close() {
      await keeper.endAll();
      return store.close();
    },
  };
}
