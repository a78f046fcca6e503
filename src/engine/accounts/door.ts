import type { AccountId } from '../../core/account/account.ts';
import type { KeyValues, OtherSide } from '../connect.ts';
import type { AccountConnection } from '../connection.ts';

/** Opens and closes desks, and what lies on the disk for them. */
export interface DeskDoor {
  /** Whoever fails to open leaves nothing open. */
  open(connection: AccountConnection): Promise<void>;
  close(account: AccountId): Promise<void>;
  otherSide(connection: AccountConnection, keys: KeyValues): Pick<OtherSide, 'partnerCenter' | 'gateway'>;
  keys(connection: AccountConnection): Promise<KeyValues>;
  /** Where archives go. */
  readonly archiveFolder: string;
  /** Writes the log of a closed desk into a sealed file; nothing is deleted. */
  archive(connection: AccountConnection): Promise<{ readonly archive: string; readonly sha256: string }>;
  /** Moves a closed desk's folder, as it is, to where the archives are. Resolves to where it is now. */
  setAside(account: AccountId): Promise<string>;
  /** Deletes a closed desk's folder; nothing happens when it is gone. */
  deleteFolder(account: AccountId): Promise<void>;
  /** The folders of all desks: the account each is named for, and where it is. */
  folders(): Promise<readonly { readonly account: string; readonly path: string }[]>;
}
