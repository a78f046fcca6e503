import { join } from 'node:path';
import type { AccountId } from '../../core/account/account.ts';
import { type ErasedLedger, erasedLedger } from './erased-ledger.ts';

/** Where a desk's files lie. */
export interface DeskFiles {
  readonly database: string;
  /** Folder into which what was replaced or damaged is moved: named, never deleted. */
  readonly aside: string;
  /** Who was erased at this desk, told apart from its database. */
  readonly erased: ErasedLedger;
  /** The same of another account, whose backup is restored here. */
  erasedAt(account: string): ErasedLedger;
}

export function deskFiles(profile: string, account: AccountId): DeskFiles {
  const ledger = join(profile, 'erased.jsonl');
  return {
    database: join(profile, 'accounts', account, 'desk.sqlite'),
    aside: join(profile, 'archive'),
    erased: erasedLedger(ledger, account),
    erasedAt: (other) => erasedLedger(ledger, other),
  };
}
