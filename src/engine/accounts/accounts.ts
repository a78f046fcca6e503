import { randomUUID } from 'node:crypto';
import type { AccountPlan, AccountSummary, CallResult, Keys } from '../../contract/accounts.ts';
import { AccountId } from '../../core/account/account.ts';
import { endpoints } from '../../core/account/reading-calls.ts';
import { Fault } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import type { KeyValues, OtherSide } from '../connect.ts';
import { AccountConnection } from '../connection.ts';
import type { AccountRegistry } from './registry.ts';
import { tryReadings } from './try-readings.ts';

/** Opens and closes desks, and what lies on the disk for them. */
export interface DeskDoor {
  open(connection: AccountConnection): Promise<void>;
  close(account: AccountId): Promise<void>;
  otherSide(connection: AccountConnection, keys: KeyValues): Pick<OtherSide, 'partnerCenter' | 'gateway'>;
  keys(connection: AccountConnection): Promise<KeyValues>;
  /** Writes the log of a closed desk into a sealed file, then deletes its folder. Resolves to where the file is. */
  archive(connection: AccountConnection): Promise<string>;
}

export interface AccountsParts {
  /** Accounts that come with the app: neither changed nor removed. */
  readonly embedded: readonly AccountConnection[];
  readonly added: readonly AccountConnection[];
  readonly registry: AccountRegistry;
  readonly secrets: Host['secrets'];
  readonly door: DeskDoor;
}

type Change = Pick<AccountPlan, 'name' | 'colour' | 'endpoint' | 'gatewayEndpoint' | 'signInAddress' | 'callsPerSecond'>;

/** The partner accounts of a profile, strictly apart: own folder, own secrets, own log. One change at a time. */
export interface Accounts {
  list(): Promise<AccountSummary[]>;
  tryPlan(plan: AccountPlan, keys: Keys): Promise<CallResult[]>;
  tryKept(account: AccountId): Promise<CallResult[]>;
  add(plan: AccountPlan, keys: Keys): Promise<AccountSummary>;
  change(account: AccountId, change: Change): Promise<AccountSummary>;
  setKeys(account: AccountId, keys: Keys): Promise<AccountSummary>;
  remove(account: AccountId, typedName: string): Promise<{ archive: string }>;
}

export function createAccounts({ embedded, registry, secrets, door, ...parts }: AccountsParts): Accounts {
  let added = parts.added;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
  const all = () => [...embedded, ...added];
  const ofThese = (list: readonly AccountConnection[], account: AccountId): AccountConnection => {
    const found = list.find((each) => each.account === account);
    if (!found) throw new Fault('not-found', { what: 'account' });
    return found;
  };
  const own = (account: AccountId): AccountConnection => {
    if (embedded.some((each) => each.account === account)) throw new Fault('not-allowed-here', { reason: 'practice' });
    return ofThese(added, account);
  };
  const keep = async (next: readonly AccountConnection[]) => {
    await registry.write(next);
    added = next;
  };
  const replace = async (next: AccountConnection): Promise<void> => {
    await keep(added.map((each) => (each.account === next.account ? next : each)));
    await door.close(next.account);
    await door.open(next);
  };
  const freeName = (name: string, except: AccountId | null): void => {
    const taken = all().some((each) => each.account !== except && each.name.trim().toLowerCase() === name.trim().toLowerCase());
    if (taken) throw new Fault('invalid-input', { field: 'name', reason: 'taken' });
  };
  const summary = async (connection: AccountConnection): Promise<AccountSummary> =>
    summaryOf(connection, await door.keys(connection), !embedded.includes(connection));

  return {
    list: () => Promise.all(all().map(summary)),

    async tryPlan(plan, keys) {
      const connection = connectionOf(AccountId.parse('not-kept'), plan, keys);
      return [...(await tryReadings(door.otherSide(connection, valuesOf(keys)), plan.partnerType))];
    },

    async tryKept(account) {
      const connection = ofThese(all(), account);
      return [...(await tryReadings(door.otherSide(connection, await door.keys(connection)), connection.partnerType))];
    },

    add: (plan, keys) =>
      inTurn(async () => {
        freeName(plan.name, null);
        needed(plan.kind, keys);
        const connection = connectionOf(AccountId.parse(`account-${randomUUID()}`), plan, keys);
        await keepKeys(connection, keys);
        try {
          await keep([...added, connection]);
          await door.open(connection);
        } catch (error) {
          await keep(added.filter((each) => each !== connection));
          await forgetKeys(connection);
          throw error;
        }
        return summary(connection);
      }),

    change: (account, { endpoint, gatewayEndpoint, ...change }) =>
      inTurn(async () => {
        const before = own(account);
        freeName(change.name, account);
        const next = AccountConnection.parse({
          ...before,
          ...change,
          ...(before.kind === 'manual' ? {} : { endpoint: endpoint ?? endpoints[before.site] }),
          ...(before.kind === 'gateway' && gatewayEndpoint !== null ? { gatewayEndpoint } : {}),
        });
        await replace(next);
        return summary(next);
      }),

    setKeys: (account, keys) =>
      inTurn(async () => {
        const connection = own(account);
        needed(connection.kind, keys);
        // A security token is kept with temporary keys only: the connection names what it has.
        const next = { ...connection, secrets: namesFor(connection.account, connection.kind, keys) } as AccountConnection;
        await keepKeys(next, keys);
        await replace(next);
        return summary(next);
      }),

    remove: (account, typedName) =>
      inTurn(async () => {
        const connection = own(account);
        if (typedName !== connection.name) throw new Fault('name-mismatch', { field: 'typedName' });
        await door.close(account);
        let archive: string;
        try {
          archive = await door.archive(connection);
        } catch (error) {
          // Nothing is lost: the desk is there again.
          await door.open(connection);
          throw error;
        }
        await keep(added.filter((each) => each.account !== account));
        await forgetKeys(connection);
        return { archive };
      }),
  };

  async function keepKeys({ secrets: names }: AccountConnection, keys: Keys): Promise<void> {
    for (const [field, name] of Object.entries(names as Readonly<Record<string, string>>))
      await secrets.set(name, keys[field as keyof Keys]);
  }
  async function forgetKeys({ account, kind }: AccountConnection): Promise<void> {
    for (const name of Object.values(namesFor(account, kind, everyKey))) await secrets.delete(name);
  }
}

/** Names every key, also those that a connection has no longer. */
const everyKey: Keys = { accessKey: '-', secretKey: '-', securityToken: '-', gatewayToken: '-' };

const valuesOf = (keys: Keys): KeyValues => ({
  accessKey: keys.accessKey || null,
  secretKey: keys.secretKey || null,
  securityToken: keys.securityToken || null,
  gatewayToken: keys.gatewayToken || null,
});

function needed(kind: AccountConnection['kind'], keys: Keys): void {
  if (kind === 'manual') return;
  const fields = ['accessKey', 'secretKey', ...(kind === 'gateway' ? (['gatewayToken'] as const) : [])] as const;
  for (const field of fields) if (keys[field].trim() === '') throw new Fault('invalid-input', { field });
}

/** Names in the secret store: the account's own, so that no account can read another's. */
function namesFor(account: AccountId, kind: AccountConnection['kind'], keys: Keys): Record<string, string> {
  if (kind === 'manual') return {};
  return {
    accessKey: `${account}.access-key`,
    secretKey: `${account}.secret-key`,
    ...(keys.securityToken === '' ? {} : { securityToken: `${account}.security-token` }),
    ...(kind === 'gateway' ? { gatewayToken: `${account}.gateway-token` } : {}),
  };
}

function connectionOf(account: AccountId, plan: AccountPlan, keys: Keys): AccountConnection {
  const { endpoint, gatewayEndpoint, kind, ...rest } = plan;
  if (kind === 'gateway' && gatewayEndpoint === null) throw new Fault('invalid-input', { field: 'gatewayEndpoint' });
  return AccountConnection.parse({
    ...rest,
    kind,
    account,
    endpoint: endpoint ?? endpoints[plan.site],
    ...(gatewayEndpoint === null ? {} : { gatewayEndpoint }),
    secrets: namesFor(account, kind, keys),
  });
}

function summaryOf(connection: AccountConnection, keys: KeyValues, removable: boolean): AccountSummary {
  const { account, name, colour, site, partnerType, kind } = connection;
  const manual = connection.kind === 'manual';
  const acts = connection.kind === 'sandbox' || connection.kind === 'gateway';
  const kept = keys.accessKey !== null && keys.secretKey !== null && (!acts || keys.gatewayToken !== null);
  return {
    account,
    name,
    colour,
    site,
    partnerType,
    connection: kind,
    endpoint: manual ? null : connection.endpoint,
    gatewayEndpoint: acts ? connection.gatewayEndpoint : null,
    signInAddress: connection.kind === 'sandbox' ? null : connection.signInAddress,
    callsPerSecond: manual ? 0 : (connection.callsPerSecond ?? 5),
    keys: manual ? 'none-needed' : kept ? 'kept' : 'missing',
    removable,
  };
}
