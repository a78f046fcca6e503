import type { App } from '../../contract/desk.ts';
import type { AccountId } from '../../core/account/account.ts';
import { Fault } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Appearances } from '../desk/appearance.ts';
import type { Desk } from '../desk/desk.ts';
import type { Pause } from '../desk/pause.ts';
import type { News } from './news.ts';
import type { Opening } from './opening.ts';

/** All desks of a profile, and what belongs to no account. */
export interface Desks {
  readonly all: readonly Desk[];
  readonly accounts: Accounts;
  readonly host: Host;
  readonly news: News;
  readonly appearances: Appearances;
  readonly pause: Pause;
  readonly opening: Opening;
  readonly shell: App['shell'];
  readonly version: string;
  /** Folder in which documents wait until they are whole; made when missing, emptied at every start. */
  readonly unfinished: string;
}

/** Fault not-found for an account that this profile does not have. */
export function deskOf(desks: Desks, account: AccountId): Desk {
  const desk = desks.all.find((each) => each.info.account === account);
  if (!desk) throw new Fault('not-found', { what: 'account' });
  return desk;
}
