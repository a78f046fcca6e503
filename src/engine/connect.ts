import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AccountId } from '../core/account/account.ts';
import { usualNetwork } from '../core/account/network.ts';
import { Fault } from '../core/fault.ts';
import type { AssociationGateway, Clock, Host, PartnerCenter } from '../core/ports.ts';
import { createGateway } from './adapters/gateway/gateway.ts';
import { createSmtpSender } from './adapters/mail/smtp.ts';
import { createPartnerCenter } from './adapters/partner-center/partner-center.ts';
import { associationTypes } from './adapters/partner-center/wire/association.ts';
import { refusing } from './adapters/refusing.ts';
import { createKeeper } from './adapters/store/backup/keeper.ts';
import { openStore } from './adapters/store/open-store.ts';
import type { AccountConnection } from './connection.ts';
import type { AccountInfo } from './desk/desk.ts';
import { besideKeeper, type DeskFiles, deskFiles } from './desk/files.ts';
import type { JobParts } from './desk/jobs.ts';
import { networkFetch } from './http/network-fetch.ts';

/** The ports of one desk, real or fake. `patient` is what sync reads through; `partnerCenter` answers a person who waits. */
export type DeskPorts = Pick<
  JobParts['desk'],
  'info' | 'store' | 'partnerCenter' | 'partnerActs' | 'gateway' | 'sender' | 'network' | 'files'
> &
  Pick<JobParts, 'patient' | 'keyFingerprint'>;

/** The other side of a connection, as far as it has one. */
export type OtherSide = Omit<DeskPorts, 'info' | 'store' | 'sender' | 'network' | 'files'>;

/** Values of a connection's keys; null where there is none. */
export interface KeyValues {
  readonly accessKey: string | null;
  readonly secretKey: string | null;
  readonly securityToken: string | null;
  readonly gatewayToken: string | null;
  /** PEM, for a gateway that asks for a client certificate. */
  readonly gatewayCertificate?: string | null;
  readonly gatewayKey?: string | null;
  readonly gatewayKeyPassphrase?: string | null;
  /** `name:password` at the account's proxy. */
  readonly proxySignIn?: string | null;
  /** Why the store gave none: locked, or a file that cannot be used. */
  readonly fault?: Fault | undefined;
}

export interface Surroundings {
  readonly profile: string;
  readonly host: Host;
  readonly clock: Clock;
  /** Names this profile on this device. */
  readonly device: string;
  /** Stops every call. */
  readonly signal: AbortSignal;
}

/** The files of one account lie apart from those of every other. */
export const folderOf = (profile: string, { account }: Pick<AccountConnection, 'account'>): string => join(profile, 'accounts', account);

/** Where the files of one account lie, and what opens them. */
export const filesOf = (account: AccountId, around: Pick<Surroundings, 'profile' | 'device' | 'clock'>): DeskFiles =>
  deskFiles(around, account, { keeper: createKeeper(), open: (path, chain) => openStore(path, { chain, now: around.clock.now }) });

/** The ports of one account. A key that is not in the secret store any more leaves the desk readable: only the other side is away. */
export async function connect(connection: AccountConnection, around: Surroundings): Promise<DeskPorts> {
  // The store last: whatever fails before leaves no file open.
  const keys = await keysOf(connection, around.host);
  const otherSide = otherSideOf(connection, keys, around);
  const network = networkOf(connection, keys, around);
  const sender = createSmtpSender({ fetch: network, signal: around.signal });
  const files = filesOf(connection.account, around);
  const store = besideKeeper(await files.open(files.database), files.keeper);
  return { info: infoOf(connection), store, sender, network, files, ...otherSide };
}

/**
 * The account's own way into the network, for what is neither the site nor the gateway: tokens of a mail server, time stamps. Letters
 * themselves go straight to the mail server.
 */
function networkOf(connection: AccountConnection, { proxySignIn = null }: KeyValues, { host }: Pick<Surroundings, 'host'>): typeof fetch {
  const network = connection.kind === 'manual' ? usualNetwork : (connection.network ?? usualNetwork);
  return networkFetch({ network, signIn: proxySignIn, proxyFor: host.proxyFor });
}

function infoOf(connection: AccountConnection): AccountInfo {
  const { account, name, colour, site, partnerType, kind } = connection;
  return {
    account,
    name,
    colour,
    site,
    partnerType,
    kind,
    playAddress: connection.kind === 'sandbox' ? connection.playAddress : null,
    signInAddress: connection.kind === 'sandbox' ? null : connection.signInAddress,
    ...(connection.kind === 'manual' || connection.callsPerSecond === undefined ? {} : { callsPerSecond: connection.callsPerSecond }),
  };
}

/** What the secret store holds of a connection's keys. */
export async function keysOf({ secrets }: AccountConnection, host: Host): Promise<KeyValues> {
  const names: Partial<Record<keyof KeyValues, string | undefined>> = secrets;
  let fault: Fault | undefined;
  const value = async (name: string | undefined): Promise<string | null> => {
    try {
      return name === undefined ? null : await host.secrets.get(name);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      fault = error;
      return null;
    }
  };
  const [accessKey, secretKey, securityToken, gatewayToken, proxySignIn, gatewayCertificate, gatewayKey, gatewayKeyPassphrase] =
    await Promise.all([
      value(names.accessKey),
      value(names.secretKey),
      value(names.securityToken),
      value(names.gatewayToken),
      value(names.proxySignIn),
      value(names.gatewayCertificate),
      value(names.gatewayKey),
      value(names.gatewayKeyPassphrase),
    ]);
  const gateway = { gatewayToken, gatewayCertificate, gatewayKey, gatewayKeyPassphrase };
  return { accessKey, secretKey, securityToken, ...gateway, proxySignIn, fault };
}

/** Where something is missing stands a port whose every call says what. */
export function otherSideOf(
  connection: AccountConnection,
  keys: KeyValues,
  around: Pick<Surroundings, 'host' | 'clock' | 'signal'>,
): OtherSide {
  if (connection.kind === 'manual') {
    const noKey = refusing<PartnerCenter>(new Fault('capability-missing', { capability: 'read' }));
    return { partnerCenter: noKey, patient: noKey, gateway: null, keyFingerprint: '' };
  }
  const { host, clock, signal } = around;
  const { accessKey, secretKey, securityToken } = keys;
  // The practice partner is a program of ours on this machine.
  const way: { readonly fetch?: typeof fetch } =
    connection.kind === 'sandbox'
      ? {}
      : { fetch: networkFetch({ network: connection.network ?? usualNetwork, signIn: keys.proxySignIn ?? null, proxyFor: host.proxyFor }) };
  const gone = keys.fault ?? new Fault('keys-missing', { account: connection.account });
  const gateway = connection.kind === 'huawei-cloud' ? null : gatewayOf(connection, keys, gone, around);
  if (accessKey === null || secretKey === null) {
    const noKey = refusing<PartnerCenter>(gone);
    return { partnerCenter: noKey, patient: noKey, gateway, keyFingerprint: '' };
  }
  const reads = createPartnerCenter({
    endpoint: connection.endpoint,
    accessKey,
    secretKey,
    ...(securityToken === null ? {} : { securityToken }),
    clock,
    signal,
    associationTypes: associationTypes[connection.site],
    ...way,
    ...(connection.callsPerSecond === undefined ? {} : { perSecond: connection.callsPerSecond }),
  });
  const keyFingerprint = createHash('sha256').update(accessKey).digest('hex').slice(0, 16);
  return { partnerCenter: reads.impatient, partnerActs: reads.acts, patient: reads, gateway, keyFingerprint };
}

/** The association gateway, entered by a token, a client certificate, or both; whatever the connection names and the store lacks is missing. */
function gatewayOf(
  connection: Extract<AccountConnection, { readonly kind: 'sandbox' | 'gateway' }>,
  { proxySignIn = null, gatewayToken, gatewayCertificate = null, gatewayKey = null, gatewayKeyPassphrase = null }: KeyValues,
  gone: Fault,
  { host, clock, signal }: Pick<Surroundings, 'host' | 'clock' | 'signal'>,
): AssociationGateway {
  const common = { endpoint: connection.gatewayEndpoint, clock, signal };
  if (connection.kind === 'sandbox') return gatewayToken === null ? refusing(gone) : createGateway({ ...common, token: gatewayToken });
  const own =
    gatewayCertificate === null || gatewayKey === null
      ? null
      : { certificate: gatewayCertificate, key: gatewayKey, passphrase: gatewayKeyPassphrase ?? '' };
  const { secrets } = connection;
  const lacks = (secrets.gatewayToken !== undefined && gatewayToken === null) || (secrets.gatewayCertificate !== undefined && own === null);
  if (lacks || (gatewayToken === null && own === null)) return refusing(gone);
  const network = connection.network ?? usualNetwork;
  return createGateway({
    ...common,
    token: gatewayToken,
    mutual: own !== null,
    fetch: networkFetch({ network, signIn: proxySignIn, own, proxyFor: host.proxyFor }),
  });
}
