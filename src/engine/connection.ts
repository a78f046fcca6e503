import { z } from 'zod';
import { AccountId, PartnerType, Site } from '../core/account/account.ts';
import { Endpoint, SignInAddress } from '../core/account/address.ts';
import { AccountColour } from '../core/account/colour.ts';
import { Network } from '../core/account/network.ts';

/** Whose desk it is. */
const who = {
  account: AccountId.refine((id) => /^[A-Za-z0-9_-]+$/u.test(id), 'names a folder'),
  name: z.string().min(1).max(120),
  colour: AccountColour.default('blue'),
  site: Site,
  partnerType: PartnerType,
};

/** How the public API is called. */
const api = {
  endpoint: Endpoint,
  /** Calls a second of one API; 5 when left out, the site allows 10 (R32). */
  callsPerSecond: z.number().positive().optional(),
  /** Proxies and certificates; as the system says when left out. */
  network: Network.optional(),
};
/** Names of keys in the Host's secret store; a security token only for temporary keys (facts.md 5.1), `proxySignIn` is `name:password`. */
const keys = { accessKey: z.string(), secretKey: z.string(), securityToken: z.string().optional(), proxySignIn: z.string().optional() };
/** Null until a person has said where they sign in to Partner Center. */
const signInAddress = SignInAddress.nullable();

/** How one partner account is reached: the simulator, the public API alone, the public API beside the company's gateway, or by hand. */
export const AccountConnection = z.discriminatedUnion('kind', [
  z.object({
    ...who,
    ...api,
    kind: z.literal('sandbox'),
    gatewayEndpoint: Endpoint,
    /** The simulator's page on which a person plays the customer. */
    playAddress: z.url(),
    secrets: z.object({ ...keys, gatewayToken: z.string() }),
  }),
  z.object({ ...who, ...api, kind: z.literal('huawei-cloud'), signInAddress, secrets: z.object(keys) }),
  z.object({
    ...who,
    ...api,
    kind: z.literal('gateway'),
    signInAddress,
    gatewayEndpoint: Endpoint,
    /** A token, a client certificate with its key (mutual TLS), or both. */
    secrets: z.object({
      ...keys,
      gatewayToken: z.string().optional(),
      gatewayCertificate: z.string().optional(),
      gatewayKey: z.string().optional(),
      gatewayKeyPassphrase: z.string().optional(),
    }),
  }),
  z.object({ ...who, kind: z.literal('manual'), signInAddress, secrets: z.object({}) }),
]);
/**
 * `secrets` are names of keys in the Host's secret store, where the values are; the values themselves never stand here and no operation
 * returns them.
 */
export type AccountConnection = z.infer<typeof AccountConnection>;
