import type { AccountPlan, Keys, ProxySignIn } from '../../contract/accounts.ts';
import type { AccountId } from '../../core/account/account.ts';
import { type Network, usualNetwork } from '../../core/account/network.ts';
import { endpoints } from '../../core/account/reading-calls.ts';
import { Fault } from '../../core/fault.ts';
import { AccountConnection } from '../connection.ts';
import { certificatesIn } from '../http/certificates.ts';
import { namesFor, signInName } from './keys.ts';

export type Change = Pick<AccountPlan, 'name' | 'colour' | 'endpoint' | 'gatewayEndpoint' | 'signInAddress' | 'callsPerSecond'> & {
  /** Left out, it or its certificates: as before. */
  readonly network?: { readonly proxy: Network['proxy']; readonly certificates?: string | undefined } | undefined;
  /** Left out: as before. Null: none any more. */
  readonly proxySignIn?: ProxySignIn | null | undefined;
};

/** Faults: invalid-input for the gateway's address when it is missing, and {field: kind, reason: reseller}; certificate-refused. */
export function connectionOf(account: AccountId, plan: AccountPlan, keys: Keys): AccountConnection {
  const { endpoint, gatewayEndpoint, kind, network = usualNetwork, ...rest } = plan;
  // Only a solution provider or a distributor may call the API (facts.md 1.9, 4.0).
  if (kind !== 'manual' && plan.partnerType === 'reseller') throw new Fault('invalid-input', { field: 'kind', reason: 'reseller' });
  return parsed({
    ...rest,
    kind,
    account,
    endpoint: endpoint ?? endpoints[plan.site],
    gatewayEndpoint: kind === 'gateway' ? neededGateway(gatewayEndpoint) : undefined,
    network: kind === 'manual' ? undefined : bare(network),
    secrets: namesFor(account, kind, network.proxy.kind === 'none' ? { ...keys, proxySignIn: undefined } : keys),
  });
}

/** Its secrets are those of before, but for a sign-in at a proxy that there is no more. Faults as of `connectionOf`. */
export function changed(
  before: AccountConnection,
  { endpoint, gatewayEndpoint, network, proxySignIn, ...change }: Change,
): AccountConnection {
  const next = before.kind === 'manual' ? undefined : networkAfter(before.network, network);
  const forgotten = proxySignIn === null || next?.proxy.kind === 'none';
  return parsed({
    ...before,
    ...change,
    ...(before.kind === 'manual' ? {} : { endpoint: endpoint ?? endpoints[before.site], network: next }),
    secrets: forgotten ? { ...before.secrets, proxySignIn: undefined } : before.secrets,
    ...(before.kind === 'gateway' ? { gatewayEndpoint: neededGateway(gatewayEndpoint) } : {}),
  });
}

/** A new sign-in at the proxy has a name of its own in the secret store; nothing of it where no proxy is used. */
export function withSignIn(connection: AccountConnection, signIn: ProxySignIn | null | undefined): AccountConnection {
  if (!signIn || connection.kind === 'manual' || connection.network?.proxy.kind === 'none') return connection;
  const proxySignIn = signInName(connection.account);
  return { ...connection, secrets: { ...connection.secrets, proxySignIn } } as AccountConnection;
}

function networkAfter(before: Network = usualNetwork, change: Change['network']): Network {
  if (!change) return before;
  return bare({ proxy: change.proxy, certificates: change.certificates ?? before.certificates });
}

/** Nothing but certificates is kept: a key that stood beside one in a file has no place in a list of accounts. */
const bare = ({ proxy, certificates }: Network): Network => ({ proxy, certificates: certificatesIn(certificates).map(String).join('') });

/** What a person typed is refused by the name of its field, not as an error of ours. */
function parsed(connection: unknown): AccountConnection {
  const read = AccountConnection.safeParse(connection);
  if (read.success) return read.data;
  throw new Fault('invalid-input', { field: String(read.error.issues[0]?.path[0] ?? '') });
}

function neededGateway(address: string | null): string {
  if (address === null) throw new Fault('invalid-input', { field: 'gatewayEndpoint' });
  return address;
}
