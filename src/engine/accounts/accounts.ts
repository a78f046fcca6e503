import { randomUUID } from 'node:crypto';
import type { AccountPlan, AccountSummary, CallResult, Keys, ProxySignIn } from '../../contract/accounts.ts';
import { AccountId } from '../../core/account/account.ts';
import { likenessOf } from '../../core/account/name-likeness.ts';
import { Fault, type FaultData } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import type { Sink } from '../bridge/refusal.ts';
import type { AccountConnection } from '../connection.ts';
import { redact } from '../redact.ts';
import type { DeskDoor } from './door.ts';
import { besideSignIn, keepKeys, namesFor, needKeys, secretsOf, signInValue, trimmed, valuesOf } from './keys.ts';
import { type Change, changed, connectionOf, withSignIn } from './plan.ts';
import type { AccountRegistry } from './registry.ts';
import { accountRoll } from './roll.ts';
import { summaryOf } from './summary.ts';
import { refusals, tryReadings, whyNot } from './try-readings.ts';

export interface AccountsParts {
  /** Accounts that come with the app: neither changed nor removed. */
  readonly embedded: readonly AccountConnection[];
  readonly registry: AccountRegistry;
  readonly secrets: Host['secrets'];
  readonly door: DeskDoor;
  readonly sink: Sink;
}

/** The partner accounts of a profile, strictly apart: own folder, own secrets, own log. One change at a time. */
export interface Accounts {
  /**
   * Opens every desk, and finishes what a crash left half done. A desk that cannot be opened is listed with its fault, the others work;
   * rejects only when there are some and none can be opened.
   */
  openAll(): Promise<void>;
  list(): Promise<AccountSummary[]>;
  left(): Promise<{ fault: FaultData | null; folders: string[]; archive: string }>;
  openAgain(account: AccountId): Promise<void>;
  tryPlan(plan: AccountPlan, keys: Keys): Promise<CallResult[]>;
  tryKept(account: AccountId): Promise<CallResult[]>;
  add(plan: AccountPlan, keys: Keys): Promise<AccountSummary>;
  change(account: AccountId, change: Change): Promise<AccountSummary>;
  setKeys(account: AccountId, keys: Keys): Promise<AccountSummary>;
  remove(account: AccountId, typedName: string): Promise<{ archive: string; sha256: string | null }>;
  /** Runs `work` while this desk is closed, and opens it again whatever came of it. Rejects with what `work` did, else with why it does not open. */
  whileClosed(account: AccountId, work: () => Promise<void>): Promise<void>;
}

export function createAccounts({ embedded, registry, secrets, door, sink }: AccountsParts): Accounts {
  const noted = (error: unknown) => sink(`accounts ${redact(error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
  const roll = accountRoll({ registry, secrets, door, failed: noted });
  const closed = new Map<AccountId, FaultData>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
  const all = () => [...embedded, ...roll.accounts];
  const known = (account: AccountId): AccountConnection => {
    const found = all().find((each) => each.account === account);
    if (!found) throw new Fault('not-found', { what: 'account' });
    return found;
  };
  const own = (account: AccountId): AccountConnection => {
    if (embedded.some((each) => each.account === account)) throw new Fault('not-allowed-here', { reason: 'practice' });
    return known(account);
  };
  const freeName = (name: string, except: AccountId | null): void => {
    const taken = all().some((each) => each.account !== except && likenessOf(each.name) === likenessOf(name));
    if (taken) throw new Fault('invalid-input', { field: 'name', reason: 'taken' });
  };
  const summary = async (connection: AccountConnection): Promise<AccountSummary> =>
    summaryOf(connection, await door.keys(connection), {
      fault: closed.get(connection.account) ?? null,
      removable: !embedded.includes(connection),
    });
  /** What kept the desk from opening; null: it is open. */
  const opened = async (connection: AccountConnection): Promise<Fault | null> => {
    try {
      await door.open(connection);
      closed.delete(connection.account);
      return null;
    } catch (error) {
      noted(error);
      const fault = error instanceof Fault ? error : new Fault('internal', {}, { cause: error });
      closed.set(connection.account, fault.data);
      return fault;
    }
  };
  /** Opens the desk as it is to be from now on; when that fails, it is again as it was before. */
  const reopen = async (before: AccountConnection, next: AccountConnection): Promise<void> => {
    const wasClosed = closed.has(before.account);
    await roll.replace(before, next);
    await door.close(before.account).catch(noted);
    const fault = await opened(next);
    // A desk that could not be opened before either is no worse for the change.
    if (fault === null || wasClosed) return;
    await roll.replace(next, before);
    await opened(before);
    throw fault;
  };
  const keepSignIn = async (next: AccountConnection, signIn: ProxySignIn | null | undefined): Promise<void> => {
    if (!signIn || !('proxySignIn' in next.secrets) || next.secrets.proxySignIn === undefined) return;
    await roll.announce([next.secrets.proxySignIn]);
    await secrets.set(next.secrets.proxySignIn, signInValue(signIn));
  };

  return {
    openAll: () =>
      inTurn(async () => {
        await roll.read();
        const faults = [];
        for (const connection of all()) faults.push(await opened(connection));
        const first = faults.find((fault) => fault !== null);
        if (first && !faults.includes(null)) throw first;
        await roll.tidy();
      }),

    list: () => Promise.all(all().map(summary)),

    async left() {
      const here = new Set<string>(all().map(({ account }) => account));
      const folders = (await door.folders()).filter(({ account }) => !here.has(account));
      return { fault: roll.fault, folders: folders.map(({ path }) => path).slice(0, 100), archive: door.archiveFolder };
    },

    openAgain: (account) =>
      inTurn(async () => {
        const connection = known(account);
        if (!closed.has(account)) return;
        const fault = await opened(connection);
        if (fault !== null) throw fault;
      }),

    async tryPlan(plan, given) {
      const keys = trimmed(given);
      needKeys(plan.kind, keys);
      const connection = connectionOf(AccountId.parse('not-kept'), plan, keys);
      return [...(await tryReadings(door.otherSide(connection, valuesOf(keys)), plan.partnerType))];
    },

    async tryKept(account) {
      const connection = known(account);
      return [...(await tryReadings(door.otherSide(connection, await door.keys(connection)), connection.partnerType))];
    },

    add: (plan, given) =>
      inTurn(async () => {
        const keys = trimmed(given);
        freeName(plan.name, null);
        needKeys(plan.kind, keys);
        const connection = connectionOf(AccountId.parse(`account-${randomUUID()}`), plan, keys);
        await roll.announce(secretsOf(connection));
        try {
          await keepKeys(connection, keys, secrets);
          await roll.add(connection);
          const fault = await opened(connection);
          if (fault !== null) throw fault;
        } catch (error) {
          closed.delete(connection.account);
          await roll.drop(connection).catch(noted);
          throw error;
        }
        await roll.tidy();
        return summary(connection);
      }),

    change: (account, change) =>
      inTurn(async () => {
        const before = own(account);
        freeName(change.name, account);
        const next = withSignIn(changed(before, change), change.proxySignIn);
        try {
          await keepSignIn(next, change.proxySignIn);
          await reopen(before, next);
        } finally {
          // A sign-in that has gone, or a new one that could not be used.
          if (change.proxySignIn !== undefined || change.network) await roll.tidy();
        }
        return summary(next);
      }),

    setKeys: (account, given) =>
      inTurn(async () => {
        const before = own(account);
        const keys = besideSignIn(trimmed(given), (await door.keys(before)).proxySignIn ?? null);
        if (before.kind === 'manual') throw new Fault('not-allowed-here', { reason: 'manual' });
        needKeys(before.kind, keys);
        const fault = await whyNot(door.otherSide(before, valuesOf(keys)));
        // Without old keys there is nothing to lose: new ones that could not be tried are better than none.
        const kept = (await summary(before)).keys === 'kept';
        if (fault !== null && (kept || refusals.has(fault.code))) throw fault;
        const next = { ...before, secrets: namesFor(account, before.kind, keys) } as AccountConnection;
        await roll.announce(secretsOf(next));
        try {
          await keepKeys(next, keys, secrets);
          await reopen(before, next);
        } finally {
          // The old ones, or the new ones when these could not be used.
          await roll.tidy();
        }
        return summary(next);
      }),

    whileClosed: (account, work) =>
      inTurn(async () => {
        const connection = known(account);
        await door.close(account).catch(noted);
        const failed = await work().then(
          () => null,
          (error: unknown) => ({ error }),
        );
        const fault = await opened(connection);
        if (failed !== null) throw failed.error;
        if (fault !== null) throw fault;
      }),

    remove: (account, typedName) =>
      inTurn(async () => {
        const connection = own(account);
        if (typedName.trim() !== connection.name.trim()) throw new Fault('name-mismatch', { field: 'typedName' });
        const unreadable = closed.has(account);
        await door.close(account).catch(noted);
        const kept = await door.archive(connection).catch(async (error: unknown) => {
          // What could not be opened may not be readable either: then it is moved as it is, since a log is never deleted.
          if (unreadable) return { archive: await door.setAside(account), sha256: null };
          await opened(connection);
          throw error;
        });
        await roll.drop(connection);
        closed.delete(account);
        return kept;
      }),
  };
}
