import { AccountId } from '../../core/account/account.ts';
import type { Host } from '../../core/ports.ts';
import type { AccountConnection } from '../connection.ts';
import type { SandboxReady } from './sandbox-ready.ts';

const account = AccountId.parse('practice');
const secrets = { accessKey: 'practice.access-key', secretKey: 'practice.secret-key', gatewayToken: 'practice.gateway-token' };

/** The account of the embedded practice partner: its keys go into the Host's secret store, the connection names them. */
export async function practiceAccount(host: Host, ready: SandboxReady): Promise<Extract<AccountConnection, { kind: 'sandbox' }>> {
  await host.secrets.set(secrets.accessKey, ready.accessKey);
  await host.secrets.set(secrets.secretKey, ready.secretKey);
  await host.secrets.set(secrets.gatewayToken, ready.gatewayToken);
  return {
    account,
    name: 'Practice partner',
    colour: 'teal',
    site: 'intl',
    partnerType: 'distributor',
    kind: 'sandbox',
    endpoint: ready.url,
    gatewayEndpoint: ready.url,
    playAddress: ready.playUrl,
    secrets,
  };
}
