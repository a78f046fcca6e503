import type { AccountSummary } from '../../contract/accounts.ts';
import { usualNetwork } from '../../core/account/network.ts';
import type { FaultData } from '../../core/fault.ts';
import type { KeyValues } from '../connect.ts';
import type { AccountConnection } from '../connection.ts';
import { authoritiesIn } from './authorities.ts';

/** What a page shows of an account: how it is reached and whether its keys are there, never a key. */
export function summaryOf(
  connection: AccountConnection,
  keys: KeyValues,
  { fault, removable }: { readonly fault: FaultData | null; readonly removable: boolean },
): AccountSummary {
  const { account, name, colour, site, partnerType, kind, secrets } = connection;
  const manual = connection.kind === 'manual';
  const acts = connection.kind === 'sandbox' || connection.kind === 'gateway';
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
    network: manual || kind === 'sandbox' ? null : networkOf(connection.network),
    proxySignIn: 'proxySignIn' in secrets && secrets.proxySignIn !== undefined && Boolean(keys.proxySignIn ?? keys.fault),
    keys: keyState(kind, keys),
    fault,
    removable,
  };
}

const networkOf = ({ proxy, certificates } = usualNetwork): AccountSummary['network'] => ({
  proxy,
  authorities: authoritiesIn(certificates),
});

function keyState(kind: AccountConnection['kind'], keys: KeyValues): AccountSummary['keys'] {
  if (kind === 'manual') return 'none-needed';
  const acts = kind === 'sandbox' || kind === 'gateway';
  if (keys.accessKey !== null && keys.secretKey !== null && (!acts || keys.gatewayToken !== null || keys.gatewayCertificate)) return 'kept';
  return keys.fault?.code === 'secret-store-locked' ? 'locked' : 'missing';
}
