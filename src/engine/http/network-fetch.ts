import type { Dispatcher } from 'undici';
import type { Network } from '../../core/account/network.ts';
import { Fault } from '../../core/fault.ts';
import { trusting } from './certificates.ts';
import { type ClientCertificate, usable } from './client-certificate.ts';
import { networkCode, neverLeft } from './network-fault.ts';

export interface NetworkParts {
  readonly network: Network;
  /** `name:password` for the proxy, from the secret store; null without. */
  readonly signIn: string | null;
  /** By what we prove who we are to the site itself, never to a proxy; looked through before each call. */
  readonly own?: ClientCertificate | null;
  /** What the system says, as `Host.proxyFor`. */
  /** What the system says, as `Host.proxyFor`. */
  readonly proxyFor: (address: string) => Promise<readonly string[]>;
}

type Undici = typeof import('undici');
let loading: Promise<Undici> | null = null;
/** Loaded with the first call, and looked for once: who only looks at what is cached does not wait for it. */
const library = (): Promise<Undici> => {
  loading ??= import('undici');
  return loading;
};

/** What the person's environment says is not asked about our own machine. */
const loopback = 'localhost,127.0.0.1,::1';
const notProxied = () => [process.env.no_proxy ?? process.env.NO_PROXY ?? '', loopback].filter(Boolean).join(',');

/** `fetch` over the proxies that a company has, trusting the authorities it has. Each account has its own connections. */
export function networkFetch({ network, signIn, own = null, proxyFor }: NetworkParts): typeof fetch {
  const agents = new Map<string, Dispatcher>();

  const agentFor = (route: string, { Agent, EnvHttpProxyAgent, ProxyAgent }: Undici): Dispatcher => {
    const known = agents.get(route);
    if (known) return known;
    // Said at every connection: else the environment could take the check away (NODE_TLS_REJECT_UNAUTHORIZED).
    const tls = { rejectUnauthorized: true, secureContext: trusting(network.certificates) };
    const site = own === null ? tls : { ...tls, secureContext: trusting(network.certificates, usable(own, Date.now())) };
    const proxied = {
      requestTls: site,
      proxyTls: tls,
      ...(signIn === null ? {} : { token: `Basic ${Buffer.from(signIn).toString('base64')}` }),
    };
    const agent =
      route === 'direct'
        ? new Agent({ connect: site })
        : route === 'environment'
          ? new EnvHttpProxyAgent({ ...proxied, connect: site, noProxy: notProxied() })
          : new ProxyAgent({ ...proxied, uri: route });
    agents.set(route, agent);
    return agent;
  };

  const routesTo = async (address: string): Promise<readonly string[]> => {
    const { proxy } = network;
    if (proxy.kind === 'fixed') return [proxy.address];
    return proxy.kind === 'none' ? ['direct'] : proxyFor(address);
  };

  return async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const signal = init?.signal ?? request.signal;
    const body = (init?.body as Uint8Array | undefined) ?? (request.body === null ? null : new Uint8Array(await request.arrayBuffer()));
    // It may have run out since the connections were made.
    if (own !== null) usable(own, Date.now());
    const undici = await library();
    const [first, ...others] = await routesTo(request.url);
    // The system names only kinds of proxies that are not spoken here; going without one would go round what the company wants.
    if (first === undefined) throw new Fault('proxy-refused', { reason: 'unsupported', sent: false });
    const along = async (route: string): Promise<Response> => {
      const answer = await undici.fetch(request.url, {
        method: request.method,
        headers: (init?.headers as Record<string, string> | undefined) ?? [...request.headers],
        body,
        signal,
        redirect: request.redirect,
        dispatcher: agentFor(route, undici),
      });
      // The library's own class: the same standard, declared twice.
      return answer as unknown as Response;
    };
    for (let route = first, left = others; ; ) {
      try {
        return await along(route);
      } catch (error) {
        // A proxy that was not even reached got nothing: the next one of the system's list may be asked.
        const away = !signal.aborted && neverLeft.has(networkCode(error));
        if (!away || route === 'direct' || route === 'environment') throw error;
        const [next, ...rest] = left;
        if (next === undefined)
          throw new Fault('unreachable', { sent: false, reason: 'proxy', system: networkCode(error) }, { cause: error });
        route = next;
        left = rest;
      }
    }
  };
}
