import { describe, expect, it } from 'vitest';
import type { Keys } from '../../src/contract/accounts.ts';
import { AccountId } from '../../src/core/account/account.ts';
import { keepKeys, namesFor, needKeys, secretsOf } from '../../src/engine/accounts/keys.ts';
import { keysOf, otherSideOf } from '../../src/engine/connect.ts';
import { AccountConnection } from '../../src/engine/connection.ts';
import { fakeHost } from '../fakes/host.ts';
import { gatewayWithTls } from '../ports/gateway/mutual/gateway-with-tls.ts';
import { issue } from './network/certificate.ts';

const account = AccountId.parse('account-1');
const bss = { accessKey: 'AK', secretKey: 'SK', securityToken: '', gatewayToken: '' };
const clock = { now: () => new Date().toISOString() };

const connectionOf = (gatewayEndpoint: string, certificates: string, keys: Keys): AccountConnection =>
  AccountConnection.parse({
    kind: 'gateway',
    account,
    name: 'Acme',
    site: 'intl',
    partnerType: 'csp',
    endpoint: 'https://partner.example',
    gatewayEndpoint,
    signInAddress: null,
    network: { proxy: { kind: 'none' }, certificates },
    secrets: namesFor(account, 'gateway', keys),
  });

describe('What a company gateway is entered with', () => {
  it('is a client certificate and its key from the secret store, without any token', async () => {
    const authority = issue('Company authority');
    const gateway = await gatewayWithTls(issue('localhost', { issuer: authority }), authority);
    try {
      const own = issue('consent-desk', { issuer: authority });
      const keys = { ...bss, gatewayCertificate: own.pem, gatewayKey: own.key };
      const host = fakeHost();
      const connection = connectionOf(gateway.url, authority.pem, keys);
      await keepKeys(connection, keys, host.secrets);
      expect(JSON.stringify(connection)).not.toContain(own.key.slice(40, 80));
      const side = otherSideOf(connection, await keysOf(connection, host), { host, clock, signal: new AbortController().signal });
      expect(await side.gateway?.capabilities()).toMatchObject({ request: 'api' });
      expect(gateway.shown).toEqual(['consent-desk']);
      // A key that the store lost is missing; the desk does not go in without it.
      for (const name of secretsOf(connection).filter((each) => each.endsWith('gateway-key'))) await host.secrets.delete(name);
      const without = otherSideOf(connection, await keysOf(connection, host), { host, clock, signal: new AbortController().signal });
      await expect(without.gateway?.capabilities()).rejects.toMatchObject({ code: 'keys-missing' });
    } finally {
      await gateway.stop();
    }
  });

  it.each([
    ['nothing', {}, 'gatewayToken'],
    ['a certificate without its key', { gatewayCertificate: 'PEM' }, 'gatewayKey'],
    ['a key without its certificate', { gatewayToken: 'T', gatewayKey: 'PEM' }, 'gatewayCertificate'],
  ])('is asked for again when it is %s', (_, given, field) => {
    expect(() => needKeys('gateway', { ...bss, ...given })).toThrowError(
      expect.objectContaining({ code: 'invalid-input', detail: { field } }),
    );
  });
});
