import { createPrivateKey } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { usualNetwork } from '../../../src/core/account/network.ts';
import { createGateway } from '../../../src/engine/adapters/gateway/gateway.ts';
import type { ClientCertificate } from '../../../src/engine/http/client-certificate.ts';
import { networkFetch } from '../../../src/engine/http/network-fetch.ts';
import { type Issued, issue } from '../../engine/network/certificate.ts';
import { gatewayWithTls } from './mutual/gateway-with-tls.ts';

const clock = { now: () => new Date().toISOString() };
const authority = issue('Company authority');
const server = issue('localhost', { issuer: authority });
const certificate = ({ pem, key }: Issued): ClientCertificate => ({ certificate: pem, key, passphrase: '' });
const ours = certificate(issue('consent-desk', { issuer: authority }));

let gateway: Awaited<ReturnType<typeof gatewayWithTls>>;
afterEach(() => gateway.stop());

/** What the gateway answers to who comes with this certificate and token. */
const enter = (own: ClientCertificate | null, token: string | null = null, trusts = authority.pem) =>
  createGateway({
    endpoint: gateway.url,
    token,
    mutual: own !== null,
    clock,
    fetch: networkFetch({
      network: { ...usualNetwork, proxy: { kind: 'none' }, certificates: trusts },
      signIn: null,
      own,
      proxyFor: async () => ['direct'],
    }),
  }).capabilities();

describe('A gateway that asks for a client certificate', () => {
  it('lets in who shows one of its authority, without any token', async () => {
    gateway = await gatewayWithTls(server, authority);
    expect(await enter(ours)).toMatchObject({ request: 'api', decide: 'api' });
    expect(gateway.shown).toEqual(['consent-desk']);
    expect(gateway.tokens).toEqual([undefined]);
  });

  it('gets the token beside the certificate where there are both', async () => {
    gateway = await gatewayWithTls(server, authority);
    await enter(ours, 'secret-token');
    expect(gateway.tokens).toEqual(['Bearer secret-token']);
  });

  it('takes a key with a passphrase, and PEM that a field of one line has squeezed', async () => {
    gateway = await gatewayWithTls(server, authority);
    const key = createPrivateKey(ours.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
      .toString();
    const squeezed = { certificate: ours.certificate.replaceAll('\n', ' '), key: key.replaceAll('\n', ''), passphrase: 'open sesame' };
    expect(await enter(squeezed)).toMatchObject({ request: 'api' });
    await expect(enter({ ...squeezed, passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'certificate-refused',
      detail: { reason: 'ours-unreadable', sent: false },
    });
  });

  it('is not even called with a certificate that has run out, is not valid yet, or does not fit its key', async () => {
    gateway = await gatewayWithTls(server, authority);
    const expired = certificate(issue('consent-desk', { issuer: authority, days: [-30, -1] }));
    const early = certificate(issue('consent-desk', { issuer: authority, days: [1, 30] }));
    const refused = (reason: string) => ({ code: 'certificate-refused', detail: { reason, sent: false } });
    await expect(enter(expired)).rejects.toMatchObject(refused('ours-expired'));
    await expect(enter(early)).rejects.toMatchObject(refused('ours-not-yet-valid'));
    await expect(enter({ ...ours, key: server.key })).rejects.toMatchObject(refused('ours-unreadable'));
    await expect(enter({ ...ours, certificate: 'no certificate' })).rejects.toMatchObject(refused('ours-unreadable'));
    expect(gateway.shown).toEqual([]);
  });

  it('that breaks off on a certificate of another authority: this is told as the likely reason, and nothing was answered', async () => {
    gateway = await gatewayWithTls(server, authority);
    const stranger = certificate(issue('consent-desk', { issuer: issue('Another authority') }));
    const error = await enter(stranger).catch((fault: unknown) => fault);
    const { code, detail } = error as { readonly code: string; readonly detail: { readonly reason?: string } };
    expect([`${code} ${detail.reason}`]).toEqual([
      expect.stringMatching(/^(unreachable maybe-our-certificate|certificate-refused ours-(refused|wanted))$/),
    ]);
    expect(gateway.shown).toEqual([]);
  });

  it('and says no in words is told as wrong keys', async () => {
    gateway = await gatewayWithTls(server, authority, true);
    const stranger = certificate(issue('consent-desk', { issuer: issue('Another authority') }));
    await expect(enter(stranger)).rejects.toMatchObject({ code: 'wrong-keys' });
    await expect(enter(null, 'token')).rejects.toMatchObject({ code: 'wrong-keys' });
  });

  it('is itself not believed without an authority that we know', async () => {
    gateway = await gatewayWithTls(server, authority);
    await expect(enter(ours, null, '')).rejects.toMatchObject({
      code: 'certificate-refused',
      detail: { reason: 'unknown-issuer', sent: false },
    });
    expect(gateway.shown).toEqual([]);
  });
});
