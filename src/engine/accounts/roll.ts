import { Fault, type FaultData } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import type { AccountConnection } from '../connection.ts';
import type { DeskDoor } from './door.ts';
import { secretsOf } from './keys.ts';
import { type AccountRegistry, nobody, type Registered } from './registry.ts';

/**
 * The added accounts as they are on the disk, with what is no longer wanted: keys and folders are written down as unwanted before they are
 * made or given up, so that whenever the power fails the next start finds every one of them.
 */
export interface AccountRoll {
  readonly accounts: readonly AccountConnection[];
  /** Why the list could not be read. */
  readonly fault: FaultData | null;
  /** Never rejects: a list that cannot be read is told by `fault`. */
  read(): Promise<void>;
  /** These names will be set, and are unwanted until an account has them. */
  announce(secrets: readonly string[]): Promise<void>;
  add(connection: AccountConnection): Promise<void>;
  /** `next` takes the place of `before`; keys that only `before` had are unwanted. */
  replace(before: AccountConnection, next: AccountConnection): Promise<void>;
  /** Takes an account off the list, then deletes its folder and its keys. */
  drop(connection: AccountConnection): Promise<void>;
  /** Deletes what is unwanted. What cannot be deleted now stays written down. Never rejects. */
  tidy(): Promise<void>;
}

export interface RollParts {
  readonly registry: AccountRegistry;
  readonly secrets: Pick<Host['secrets'], 'delete'>;
  readonly door: Pick<DeskDoor, 'deleteFolder'>;
  readonly failed: (error: unknown) => void;
}

export function accountRoll({ registry, secrets, door, failed }: RollParts): AccountRoll {
  let now: Registered = nobody;
  let fault: FaultData | null = null;

  /** Whatever an account on the list has is wanted. */
  const write = async (accounts: readonly AccountConnection[], unwanted: Registered['unwanted']): Promise<void> => {
    const used = new Set(accounts.flatMap(secretsOf));
    const listed = new Set(accounts.map(({ account }) => account));
    const next: Registered = {
      accounts,
      unwanted: {
        secrets: [...new Set(unwanted.secrets)].filter((name) => !used.has(name)),
        folders: [...new Set(unwanted.folders)].filter((account) => !listed.has(account)),
      },
    };
    await registry.write(next);
    now = next;
  };
  const also = (secretNames: readonly string[], folders: Registered['unwanted']['folders'] = []) => ({
    secrets: [...now.unwanted.secrets, ...secretNames],
    folders: [...now.unwanted.folders, ...folders],
  });
  /** Those of the list that could not be deleted. */
  const remaining = async <One>(list: readonly One[], remove: (one: One) => Promise<void>): Promise<One[]> => {
    const stay: One[] = [];
    for (const one of list) {
      await remove(one).catch((error: unknown) => {
        failed(error);
        stay.push(one);
      });
    }
    return stay;
  };
  const tidy = async (): Promise<void> => {
    const { unwanted } = now;
    if (unwanted.secrets.length + unwanted.folders.length === 0) return;
    const stay = {
      secrets: await remaining(unwanted.secrets, (name) => secrets.delete(name)),
      folders: await remaining(unwanted.folders, (account) => door.deleteFolder(account)),
    };
    await write(now.accounts, stay).catch(failed);
  };

  return {
    get accounts() {
      return now.accounts;
    },
    get fault() {
      return fault;
    },
    async read() {
      try {
        now = await registry.read();
      } catch (error) {
        failed(error);
        fault = error instanceof Fault ? error.data : { code: 'internal' };
      }
    },
    announce: (names) => write(now.accounts, also(names)),
    add: (connection) => write([...now.accounts, connection], now.unwanted),
    replace: (before, next) =>
      write(
        now.accounts.map((each) => (each.account === before.account ? next : each)),
        also([...secretsOf(before), ...secretsOf(next)]),
      ),
    async drop(connection) {
      const { account } = connection;
      await write(
        now.accounts.filter((each) => each.account !== account),
        also(secretsOf(connection), [account]),
      );
      await tidy();
    },
    tidy,
  };
}
