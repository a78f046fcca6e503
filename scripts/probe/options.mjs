import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Endpoint } from '../../src/core/account/address.ts';
import { Network } from '../../src/core/account/network.ts';
import { endpoints } from '../../src/core/account/reading-calls.ts';

export const help = `npm run probe -- [--endpoint URL] [--site intl|eu] [--partner-type csp|distributor] [--proxy ...] [--certificates FILE]

Tries each reading call of the partner API once with your keys and prints a table. Nothing is changed there.

  --endpoint URL        where the API is; that of the site when left out. https, or http on this computer alone
  --site                intl (when left out) or eu
  --partner-type        csp (when left out) or distributor, who may also list resellers; a reseller may not call this API
  --proxy               system (when left out: as HTTPS_PROXY and NO_PROXY say), none, or an address such as http://proxy.example:8080
  --certificates FILE   certificates (PEM) of your company's own authorities, trusted beside those of the system

In the environment:
  CONSENT_DESK_ACCESS_KEY, CONSENT_DESK_SECRET_KEY   the keys (My Credentials > Access Keys)
  CONSENT_DESK_SECURITY_TOKEN                        with temporary keys only
  CONSENT_DESK_PROXY_SIGN_IN                         name:password at the proxy, where it wants one

Ends with 0 when every needed call works, 1 when one does not, 2 when something is wrong with what was given here.`;

/** A sentence about what was given, in which none of it is repeated: it may be a key in the wrong place. */
export class Misuse extends Error {}

function argumentsOf(given) {
  const text = { type: 'string' };
  const known = { endpoint: text, site: text, 'partner-type': text, proxy: text, certificates: text, help: { type: 'boolean' } };
  try {
    return parseArgs({ args: given, options: known }).values;
  } catch {
    throw new Misuse('An argument is not known here, or has no value. Keys are never given as arguments. --help lists what there is.');
  }
}

const oneOf = (name, value, allowed) => {
  if (!allowed.includes(value)) throw new Misuse(`--${name} is one of: ${allowed.join(', ')}.`);
  return value;
};

function certificatesIn(path) {
  try {
    return path === undefined ? '' : readFileSync(path, 'utf8');
  } catch {
    throw new Misuse('The file of --certificates cannot be read.');
  }
}

function networkOf(proxy, certificates) {
  const named = proxy === 'system' || proxy === 'none' ? { kind: proxy } : { kind: 'fixed', address: proxy };
  const network = Network.safeParse({ proxy: named, certificates });
  if (!network.success)
    throw new Misuse('--proxy is system, none, or an address such as http://proxy.example:8080, without a name and password.');
  return network.data;
}

/** What is to be tried; null when help is wanted. Throws Misuse. */
export function optionsOf(given, environment) {
  const { endpoint, site = 'intl', 'partner-type': partnerType = 'csp', proxy = 'system', certificates, help: wanted } = argumentsOf(given);
  if (wanted) return null;
  const address = Endpoint.safeParse(endpoint ?? endpoints[oneOf('site', site, ['intl', 'eu'])]);
  if (!address.success) throw new Misuse('--endpoint is an https address of host, port and path alone; plain http only on this computer.');
  const { CONSENT_DESK_ACCESS_KEY: accessKey, CONSENT_DESK_SECRET_KEY: secretKey } = environment;
  if (!accessKey || !secretKey) throw new Misuse('CONSENT_DESK_ACCESS_KEY and CONSENT_DESK_SECRET_KEY must stand in the environment.');
  return {
    endpoint: address.data,
    site: oneOf('site', site, ['intl', 'eu']),
    partnerType: oneOf('partner-type', partnerType, ['csp', 'distributor']),
    network: networkOf(proxy, certificatesIn(certificates)),
    accessKey,
    secretKey,
    securityToken: environment.CONSENT_DESK_SECURITY_TOKEN || undefined,
    signIn: environment.CONSENT_DESK_PROXY_SIGN_IN || null,
  };
}
