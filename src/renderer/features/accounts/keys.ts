import type { Keys, ProxySignIn } from '../../../contract/accounts.ts';
import type { Network } from '../../../core/account/network.ts';
import type { Kind } from './draft.ts';

export const noKeys: Keys = { accessKey: '', secretKey: '', securityToken: '', gatewayToken: '' };

/** The keys that are one text; a sign-in at a proxy is given where the proxy is. */
export type KeyField = Exclude<keyof Keys, 'proxySignIn'>;

export const noSignIn: ProxySignIn = { name: '', password: '' };
const blank = ({ name, password }: ProxySignIn): boolean => name.trim() === '' && password === '';

/** Word key of `accounts:problem` for the name; '' when nothing is wrong. */
export const signInProblem = (signIn: ProxySignIn = noSignIn): string =>
  blank(signIn) ? '' : signIn.name.trim() === '' ? 'signInName' : signIn.name.includes(':') ? 'signInColon' : '';

/** Nothing typed is no sign-in, and without a proxy there is nobody to sign in at. */
export const signInGiven = (signIn: ProxySignIn | undefined, proxy: Network['proxy']['kind']): { readonly proxySignIn?: ProxySignIn } =>
  signIn === undefined || blank(signIn) || proxy === 'none' ? {} : { proxySignIn: { ...signIn, name: signIn.name.trim() } };

/** As the engine is given them. */
export const keysGiven = ({ proxySignIn, ...keys }: Keys, proxy: Network['proxy']['kind']): Keys => ({
  ...keys,
  ...signInGiven(proxySignIn, proxy),
});

/** Keys that this kind of connection cannot do without and that are still empty. */
export const missingKeys = (kind: Kind | 'sandbox', keys: Keys): readonly KeyField[] => {
  if (kind === 'manual') return [];
  const needed = ['accessKey', 'secretKey', ...(kind === 'gateway' ? waysIn(keys) : [])] as const;
  return needed.filter((field) => (keys[field] ?? '').trim() === '');
};

/** A gateway is entered by a token, or by a client certificate with its key. */
const waysIn = ({ gatewayCertificate = '', gatewayKey = '' }: Keys): readonly KeyField[] =>
  gatewayCertificate.trim() === '' && gatewayKey.trim() === '' ? ['gatewayToken'] : ['gatewayCertificate', 'gatewayKey'];
