import type { AccountPlan, Keys } from '../../contract/accounts.ts';
import type { AccountId } from '../../core/account/account.ts';
import { endpoints } from '../../core/account/reading-calls.ts';
import { Fault } from '../../core/fault.ts';
import { AccountConnection } from '../connection.ts';
import { namesFor } from './keys.ts';

export type Change = Pick<AccountPlan, 'name' | 'colour' | 'endpoint' | 'gatewayEndpoint' | 'signInAddress' | 'callsPerSecond'>;

/** Faults: invalid-input for the gateway's address when it is missing, and {field: kind, reason: reseller}. */
export function connectionOf(account: AccountId, plan: AccountPlan, keys: Keys): AccountConnection {
  const { endpoint, gatewayEndpoint, kind, ...rest } = plan;
  // Only a solution provider or a distributor may call the API (facts.md 1.9, 4.0).
  if (kind !== 'manual' && plan.partnerType === 'reseller') throw new Fault('invalid-input', { field: 'kind', reason: 'reseller' });
  return parsed({
    ...rest,
    kind,
    account,
    endpoint: endpoint ?? endpoints[plan.site],
    gatewayEndpoint: kind === 'gateway' ? neededGateway(gatewayEndpoint) : undefined,
    secrets: namesFor(account, kind, keys),
  });
}

export function changed(before: AccountConnection, { endpoint, gatewayEndpoint, ...change }: Change): AccountConnection {
  return parsed({
    ...before,
    ...change,
    ...(before.kind === 'manual' ? {} : { endpoint: endpoint ?? endpoints[before.site] }),
    ...(before.kind === 'gateway' ? { gatewayEndpoint: neededGateway(gatewayEndpoint) } : {}),
  });
}

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
