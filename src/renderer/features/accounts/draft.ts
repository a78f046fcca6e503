import { create } from 'zustand';
import type { AccountPlan } from '../../../contract/accounts.ts';
import type { PartnerType, Site } from '../../../core/account/account.ts';
import type { AccountColour } from '../../../core/account/colour.ts';
import { mayBeCalled, mayBeOpened } from '../../../core/account/endpoint-rule.ts';
import type { Network } from '../../../core/account/network.ts';
import { mayBeProxy } from '../../../core/account/proxy-rule.ts';

export type Kind = AccountPlan['kind'];

/** A new account as it is being typed; keys are never part of it. Addresses are '' where that of the site, or none, is meant. */
export interface Draft {
  readonly kind: Kind | null;
  readonly site: Site;
  readonly partnerType: PartnerType | null;
  readonly name: string;
  readonly colour: AccountColour;
  readonly endpoint: string;
  readonly gatewayEndpoint: string;
  readonly signInAddress: string;
  readonly callsPerSecond: string;
  readonly proxy: Network['proxy']['kind'];
  readonly proxyAddress: string;
  /** PEM; null: those that the account has stay. */
  readonly certificates: string | null;
}
/** The parts that can be changed later, too. */
export type Reached = Pick<
  Draft,
  'name' | 'colour' | 'endpoint' | 'gatewayEndpoint' | 'signInAddress' | 'callsPerSecond' | 'proxy' | 'proxyAddress' | 'certificates'
>;

const blank: Draft = {
  kind: null,
  site: 'intl',
  partnerType: null,
  name: '',
  colour: 'blue',
  endpoint: '',
  gatewayEndpoint: '',
  signInAddress: '',
  callsPerSecond: '5',
  proxy: 'system',
  proxyAddress: '',
  certificates: '',
};

/** Kept while the window lives, so that leaving the page loses nothing. */
export const useDraft = create<Draft>(() => blank);
export const forgetDraft = (): void => useDraft.setState(blank, true);

/** Word keys of `accounts:problem`, by field. */
export type Problems = { readonly [Field in keyof Draft]?: string };

/** Only a solution provider or a distributor may call the API (facts.md 1.9). */
export const mayNotCall = ({ kind, partnerType }: Pick<Draft, 'kind' | 'partnerType'>): boolean =>
  partnerType === 'reseller' && kind !== null && kind !== 'manual';

export function reachProblems(reached: Reached, kind: Kind | 'sandbox'): Problems {
  const { name, endpoint, gatewayEndpoint, signInAddress, callsPerSecond } = reached;
  const calls = Number(callsPerSecond);
  const api = kind !== 'manual';
  return {
    ...(name.trim() === '' ? { name: 'nameMissing' } : {}),
    ...(api && endpoint.trim() !== '' && !mayBeCalled(endpoint.trim()) ? { endpoint: 'address' } : {}),
    ...(kind === 'gateway' && gatewayEndpoint.trim() === '' ? { gatewayEndpoint: 'gatewayMissing' } : {}),
    ...(kind === 'gateway' && gatewayEndpoint.trim() !== '' && !mayBeCalled(gatewayEndpoint.trim()) ? { gatewayEndpoint: 'address' } : {}),
    ...(signInAddress.trim() !== '' && !mayBeOpened(signInAddress.trim()) ? { signInAddress: 'signIn' } : {}),
    ...(api ? networkProblems(reached) : {}),
    ...(api && !(Number.isInteger(calls) && calls >= 1 && calls <= 10) ? { callsPerSecond: 'calls' } : {}),
  };
}

/** Without the way of a proxy, the usual one is meant. */
const proxyAddressOf = (typed: string): string => (/^[a-z0-9]+:\/\//iu.test(typed.trim()) ? typed.trim() : `http://${typed.trim()}`);

function networkProblems({ proxy, proxyAddress, certificates }: Reached): Problems {
  return {
    ...(proxy === 'fixed' && !mayBeProxy(proxyAddressOf(proxyAddress)) ? { proxyAddress: 'proxyAddress' } : {}),
    ...(certificates?.trim() && !certificates.includes('-----BEGIN CERTIFICATE-----') ? { certificates: 'certificates' } : {}),
    ...(certificates?.includes('PRIVATE KEY') ? { certificates: 'certificatesKey' } : {}),
  };
}

/** How calls leave the machine, as the engine is told; certificates left out are those that the account has. */
export const networkAs = ({ proxy, proxyAddress, certificates }: Reached) => ({
  proxy: proxy === 'fixed' ? ({ kind: 'fixed', address: proxyAddressOf(proxyAddress) } as const) : { kind: proxy },
  ...(certificates === null ? {} : { certificates: certificates.trim() }),
});

/** What the engine is told. */
export const reachedAs = (reached: Reached) => ({
  name: reached.name.trim(),
  colour: reached.colour,
  endpoint: reached.endpoint.trim() || null,
  gatewayEndpoint: reached.gatewayEndpoint.trim() || null,
  signInAddress: reached.signInAddress.trim() || null,
  callsPerSecond: Number(reached.callsPerSecond),
});

/** Null while kind or partner type is not chosen. */
export function planOf(draft: Draft): AccountPlan | null {
  const { kind, site, partnerType } = draft;
  if (kind === null || partnerType === null) return null;
  const { gatewayEndpoint, ...reached } = reachedAs(draft);
  return {
    kind,
    site,
    partnerType,
    ...reached,
    gatewayEndpoint: kind === 'gateway' ? gatewayEndpoint : null,
    ...(kind === 'manual' ? {} : { network: { certificates: '', ...networkAs(draft) } }),
  };
}
