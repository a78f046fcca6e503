import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Network, usualNetwork } from '../../../src/core/account/network.ts';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { networkFetch } from '../../../src/engine/http/network-fetch.ts';
import { issue } from './certificate.ts';
import { freePort, startProxy, startSite } from './company.ts';

const company = issue('Company Authority');
const honest = issue('partner.test', { issuer: company });
const endings: (() => Promise<unknown>)[] = [];
const kept = <Thing extends { stop(): Promise<unknown> }>(thing: Thing): Thing => {
  endings.push(thing.stop);
  return thing;
};
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

interface Way {
  readonly network?: Partial<Network>;
  readonly signIn?: string | null;
  readonly routes?: readonly string[];
}
/** Reads a partner at `endpoint` once, as an account with this network does. */
function read(endpoint: string, { network = {}, signIn = null, routes = [] }: Way = {}) {
  const port = createPartnerCenter({
    endpoint,
    accessKey: 'AK',
    secretKey: 'SK',
    clock: { now: () => new Date().toISOString() },
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
    sleep: async () => {},
    fetch: networkFetch({ network: { ...usualNetwork, certificates: company.pem, ...network }, signIn, proxyFor: async () => routes }),
  });
  return port.customers({ offset: 0, limit: 10 }).catch((error: unknown) => error);
}
const fixed = (address: string) => ({ proxy: { kind: 'fixed', address } }) as const;
const partner = 'https://partner.test';
const nobody = { count: 0, customers: [] };

describe('Reading a partner from inside a company', () => {
  it('goes over the proxy of the account, which alone knows where the partner is', async () => {
    const site = kept(await startSite(honest));
    const proxy = kept(await startProxy(site.port));
    expect(await read(partner, { network: fixed(proxy.address) })).toEqual(nobody);
    expect(proxy.wanted).toEqual(['partner.test:443']);
    expect(site.asked[0]?.headers.host).toBe('partner.test');
    expect(site.asked[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('goes as the system says: over its proxy, and over the next one where the first is away', async () => {
    const site = kept(await startSite(honest));
    const proxy = kept(await startProxy(site.port));
    const away = `http://127.0.0.1:${await freePort()}`;
    expect(await read(partner, { routes: [away, proxy.address] })).toEqual(nobody);
    expect(proxy.wanted).toEqual(['partner.test:443']);
    expect(await read(partner, { routes: [away] })).toMatchObject({ code: 'unreachable', detail: { reason: 'proxy', sent: false } });
    expect(await read(partner, { routes: [] })).toMatchObject({ code: 'proxy-refused', detail: { reason: 'unsupported' } });
  });

  it('goes as the environment says, but straight to what the environment leaves out', async () => {
    const site = kept(await startSite(honest));
    const proxy = kept(await startProxy(site.port));
    const before = { ...process.env };
    try {
      process.env.HTTPS_PROXY = proxy.address;
      process.env.NO_PROXY = 'left-out.test';
      expect(await read(partner, { routes: ['environment'] })).toEqual(nobody);
      expect(await read(`https://127.0.0.1:${site.port}`, { routes: ['environment'] })).toMatchObject({ code: 'certificate-refused' });
      expect(await read('https://left-out.test', { routes: ['environment'] })).toMatchObject({ code: 'unreachable' });
      expect(proxy.wanted).toEqual(['partner.test:443']);
    } finally {
      process.env = before;
    }
  });

  it('goes over no proxy where the account says so, whatever the system says', async () => {
    const here = issue('localhost', { issuer: company });
    const site = kept(await startSite(here));
    const proxy = kept(await startProxy(site.port));
    const answer = await read(`https://localhost:${site.port}`, { network: { proxy: { kind: 'none' } }, routes: [proxy.address] });
    expect(answer).toEqual(nobody);
    expect(proxy.wanted).toEqual([]);
  });

  it('signs in at the proxy with what the secret store holds, and says so when that is missing or wrong', async () => {
    const site = kept(await startSite(honest));
    const proxy = kept(await startProxy(site.port, { signIn: 'li.wei:p@ss:word' }));
    expect(await read(partner, { network: fixed(proxy.address), signIn: 'li.wei:p@ss:word' })).toEqual(nobody);
    for (const signIn of [null, 'li.wei:wrong'])
      expect(await read(partner, { network: fixed(proxy.address), signIn })).toMatchObject({
        code: 'proxy-refused',
        detail: { reason: 'sign-in', status: 407, sent: false },
      });
    expect(site.asked).toHaveLength(1);
  });

  for (const [answers, code, reason] of [
    [403, 'proxy-refused', 'not-allowed'],
    [502, 'unreachable', 'beyond-the-proxy'],
    [504, 'unreachable', 'beyond-the-proxy'],
  ] as const)
    it(`tells what a proxy means that answers ${answers}`, async () => {
      const proxy = kept(await startProxy(1, { answers }));
      expect(await read(partner, { network: fixed(proxy.address) })).toMatchObject({
        code,
        detail: { reason, status: answers, sent: false },
      });
    });
});

describe('The certificate of a partner', () => {
  for (const [what, certificate, reason] of [
    ['signed by an authority that nobody named', issue('partner.test', { issuer: issue('Somebody') }), 'unknown-issuer'],
    ['that signed itself', issue('partner.test'), 'unknown-issuer'],
    ['that has run out', issue('partner.test', { issuer: company, days: [-30, -1] }), 'expired'],
    ['that is not valid yet', issue('partner.test', { issuer: company, days: [2, 30] }), 'not-yet-valid'],
    ['of another host', issue('elsewhere.test', { issuer: company }), 'another-name'],
  ] as const)
    it(`${what} is refused before anything is said, with or without a proxy, and is not tried again`, async () => {
      const site = kept(await startSite(certificate));
      const proxy = kept(await startProxy(site.port));
      const refused = { code: 'certificate-refused', detail: { reason, sent: false } };
      expect(await read(partner, { network: fixed(proxy.address) })).toMatchObject(refused);
      expect(proxy.wanted).toHaveLength(1);
      const straight = await read(`https://localhost:${site.port}`, { routes: ['direct'] });
      expect(straight).toMatchObject({ code: 'certificate-refused', detail: { sent: false } });
      expect(site.asked).toHaveLength(0);
    });

  it('is checked on every way, whatever the environment takes back: of the site, straight and over each proxy, and of a proxy', async () => {
    const stranger = issue('localhost', { issuer: issue('Somebody') });
    const site = kept(await startSite(stranger));
    const proxy = kept(await startProxy(site.port));
    const before = { ...process.env };
    try {
      Object.assign(process.env, { NODE_TLS_REJECT_UNAUTHORIZED: '0', HTTPS_PROXY: proxy.address, NO_PROXY: 'left-out.test' });
      const ways: readonly Way[] = [
        { routes: ['direct'] },
        { routes: ['environment'] },
        { routes: [proxy.address] },
        { network: { proxy: { kind: 'none' } } },
        { network: fixed(proxy.address) },
        { network: fixed(`https://localhost:${site.port}`) },
      ];
      for (const way of ways)
        for (const endpoint of [`https://localhost:${site.port}`, partner])
          expect(await read(endpoint, way), JSON.stringify([endpoint, way])).toMatchObject({ detail: { sent: false } });
      expect(await read(`https://localhost:${site.port}`, { routes: ['direct'] })).toMatchObject({ code: 'certificate-refused' });
      expect(await read(`https://localhost:${site.port}`, { routes: ['environment'] })).toMatchObject({ code: 'certificate-refused' });
      expect(await read(partner, { network: fixed(proxy.address) })).toMatchObject({ code: 'certificate-refused' });
      expect(site.asked).toHaveLength(0);
    } finally {
      process.env = before;
    }
  });

  it('is accepted by the authority that a person added, and by no other account', async () => {
    const site = kept(await startSite(honest));
    const proxy = kept(await startProxy(site.port));
    expect(await read(partner, { network: fixed(proxy.address) })).toEqual(nobody);
    expect(await read(partner, { network: { ...fixed(proxy.address), certificates: '' } })).toMatchObject({ code: 'certificate-refused' });
  });

  it('cannot be judged by a file that holds none', async () => {
    for (const certificates of ['hello', company.pem.replace(/[A-Z]{5}\n/u, '!!!!!\n'), honest.key])
      expect(await read(partner, { network: { certificates }, routes: ['direct'] })).toMatchObject({
        code: 'certificate-refused',
        detail: { reason: 'own-certificates' },
      });
  });
});

describe('A partner that cannot be reached', () => {
  it('is told by what is wrong: nobody listens, no such name, no TLS there, broken off', async () => {
    const straight = { routes: ['direct'] };
    expect(await read(`https://127.0.0.1:${await freePort()}`, straight)).toMatchObject({
      code: 'unreachable',
      detail: { reason: 'nobody-listens', sent: false },
    });
    expect(await read('https://no-such-name.invalid', straight)).toMatchObject({
      code: 'unreachable',
      detail: { reason: 'name-not-found', sent: false },
    });
    const plain = createServer((socket) => socket.resume().end('HTTP/1.1 200 OK\r\n\r\n'));
    const closed = createServer((socket) => socket.destroy());
    for (const [server, reason] of [
      [plain, 'not-tls'],
      [closed, 'broken-off'],
    ] as const) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      endings.push(() => new Promise((resolve) => server.close(resolve)));
      const { port } = server.address() as { port: number };
      expect(await read(`https://127.0.0.1:${port}`, straight)).toMatchObject({ code: 'unreachable', detail: { reason } });
    }
  });
});
