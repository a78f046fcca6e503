import { z } from 'zod';
import { AccountId, ConnectionKind, PartnerType, Site } from '../core/account/account.ts';
import { Endpoint, SignInAddress } from '../core/account/address.ts';
import { AccountColour } from '../core/account/colour.ts';
import { Network } from '../core/account/network.ts';
import { FaultData } from '../core/fault.ts';
import { ask, askDesk, line } from './define.ts';

const callsPerSecond = z.number().int().min(1).max(10);

/** What a person says of an account; null endpoints mean those of the site (facts.md 4.0). */
export const AccountPlan = z.object({
  kind: z.enum(['huawei-cloud', 'gateway', 'manual']),
  name: line(120).trim().min(1),
  colour: AccountColour,
  site: Site,
  partnerType: PartnerType,
  endpoint: Endpoint.nullable(),
  gatewayEndpoint: Endpoint.nullable(),
  /** Null while nobody has said it: no source names one. */
  signInAddress: SignInAddress.nullable(),
  callsPerSecond,
  /** Proxies and certificates; as the system says when left out. */
  network: Network.optional(),
});
export type AccountPlan = z.infer<typeof AccountPlan>;

/** Who signs in at a company's proxy (HTTP Basic, which takes no colon in a name). Nothing in it may end a line of a header. */
export const ProxySignIn = z.object({
  name: line(256)
    .trim()
    .min(1)
    .regex(/^[^:]+$/u),
  password: line(1024),
});
export type ProxySignIn = z.infer<typeof ProxySignIn>;

/** Keys on their way in. They go into the secret store of the system; no operation gives one back. */
export const Keys = z.object({
  accessKey: line(128),
  secretKey: line(256),
  /** Only with temporary keys (facts.md 5.1); '' otherwise. */
  securityToken: z.string().max(8192),
  gatewayToken: z.string().max(8192),
  /** PEM: how a gateway is entered by mutual TLS, instead of a token or beside it. */
  gatewayCertificate: z.string().max(30_000).optional(),
  gatewayKey: z.string().max(30_000).optional(),
  gatewayKeyPassphrase: z.string().max(1024).optional(),
  /** Left out with new keys: the one that is kept stays. */
  proxySignIn: ProxySignIn.optional(),
});
export type Keys = z.infer<typeof Keys>;

/** One certificate of those that a person gives. `subject`: whose it is, as it says itself; `validTo`: an instant. */
export const CertificateFacts = z.object({
  subject: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** False: it says that it may not vouch for others, as that of a single site does. */
  authority: z.boolean(),
});
export type CertificateFacts = z.infer<typeof CertificateFacts>;

/** One reading call, tried once on the live site. `skipped`: nothing to ask it about, or not for this partner type. */
export const CallResult = z.object({
  call: z.enum(['customers', 'resellers', 'orders', 'resources', 'budgets', 'budget-records', 'gateway']),
  outcome: z.enum(['works', 'refused', 'failed', 'skipped']),
  fault: FaultData.nullable(),
  milliseconds: z.number(),
});
export type CallResult = z.infer<typeof CallResult>;

export const AccountSummary = z.object({
  account: AccountId,
  name: z.string(),
  colour: AccountColour,
  site: Site,
  partnerType: PartnerType,
  connection: ConnectionKind,
  endpoint: z.string().nullable(),
  gatewayEndpoint: z.string().nullable(),
  signInAddress: z.string().nullable(),
  callsPerSecond: z.number(),
  /** Null where nothing is called, and for the practice account, which is a program on this machine. */
  network: z.object({ proxy: Network.shape.proxy, authorities: z.array(CertificateFacts) }).nullable(),
  /** Whether a sign-in for the proxy is kept; never what it is. */
  proxySignIn: z.boolean(),
  /** `missing`: the secret store does not hold them any more; they have to be given again. `locked`: it has to be unlocked first. */
  keys: z.enum(['kept', 'missing', 'locked', 'none-needed']),
  /** Why this desk could not be opened: its database is damaged, or of a newer version; null when it is open. */
  fault: FaultData.nullable(),
  /** False for the practice account, which comes with the app. */
  removable: z.boolean(),
});
export type AccountSummary = z.infer<typeof AccountSummary>;

export const accounts = {
  list: ask.output(z.array(AccountSummary)),
  /**
   * What does not belong to any one account: why the list could not be used, folders of accounts that are in no list, and the folder into
   * which the logs of removed accounts go.
   */
  left: ask.output(z.object({ fault: FaultData.nullable(), folders: z.array(z.string()).max(100), archive: z.string() })),
  /** Tries to open a desk that could not be opened. Faults: those of opening a store. */
  openAgain: askDesk({}).output(z.object({})),
  /** What certificates are in a PEM text. Fault: certificate-refused {reason: own-certificates} for a text that holds none, or one that cannot be read. */
  certificates: ask.input(z.object({ pem: z.string().max(200_000) })).output(z.array(CertificateFacts)),
  /** Tries each reading call once with keys that are not kept yet. Nothing is written, nothing is done to a customer. */
  tryPlan: ask.input(z.object({ plan: AccountPlan, keys: Keys })).output(z.array(CallResult)),
  /** The same with the keys that are kept. */
  tryKept: askDesk({}).output(z.array(CallResult)),
  /**
   * Faults: invalid-input {field, reason}: `taken` for a name that looks like another's, `reseller` for keys of a reseller, who may not call
   * the API (facts.md 1.9); secret-store-missing; certificate-refused {reason: own-certificates}.
   */
  add: ask.input(z.object({ plan: AccountPlan, keys: Keys })).output(AccountSummary),
  /** Keys are kept. Faults: those of `add`. */
  change: askDesk({
    name: line(120).trim().min(1),
    colour: AccountColour,
    endpoint: Endpoint.nullable(),
    gatewayEndpoint: Endpoint.nullable(),
    signInAddress: SignInAddress.nullable(),
    callsPerSecond,
    /** Left out, it or its certificates: as before. */
    network: Network.partial({ certificates: true }).optional(),
    /** Left out: the one that is kept stays, unless there is no proxy any more. Null: it is forgotten. */
    proxySignIn: ProxySignIn.nullable().optional(),
  }).output(AccountSummary),
  /** Tries the new keys first; until they work the old ones stay. Faults: as the listing says, invalid-input {field}. */
  setKeys: askDesk({ keys: Keys }).output(AccountSummary),
  /**
   * The log is archived as a sealed file first; then database and keys are gone. `sha256`: what its last line says of the lines before, to be noted elsewhere;
   * null when the database could not be read: then `archive` is its folder as it was. Faults: name-mismatch, not-allowed-here (practice).
   */
  remove: askDesk({ typedName: z.string().max(200) }).output(z.object({ archive: z.string(), sha256: z.string().nullable() })),
};
