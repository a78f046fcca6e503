import 'temporal-polyfill/global';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../contract/desk.ts';
import type { AccountId } from '../core/account/account.ts';
import { Fault } from '../core/fault.ts';
import type { AssociationGateway, Clock, Host, PartnerCenter } from '../core/ports.ts';
import { accountRegistry } from './accounts/registry.ts';
import { createGateway } from './adapters/gateway/gateway.ts';
import { createPartnerCenter } from './adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from './adapters/partner-center/wire/association.ts';
import { refusing } from './adapters/refusing.ts';
import { openStore } from './adapters/store/open-store.ts';
import { createNews } from './bridge/news.ts';
import type { Sink } from './bridge/refusal.ts';
import { createRouter, type DeskRouter } from './bridge/router.ts';
import type { AccountConnection } from './connection.ts';
import { type Appearances, appearanceFile } from './desk/appearance.ts';
import { createCapabilities } from './desk/capabilities.ts';
import { type JobParts, type RunningDesk, withJobs } from './desk/jobs.ts';
import { createReaches, watched } from './desk/reach.ts';
import { deviceOf } from './device.ts';
import { endAll } from './endings.ts';
import { errorFile } from './error-file.ts';
import { lockProfile } from './profile-lock.ts';

export type { AccountConnection } from './connection.ts';

export interface Engine {
  readonly router: DeskRouter;
  /** Says that the shell wants the page to open an address such as `/requests/ID`: a notice was clicked. */
  open(address: string): void;
  /** Ends jobs, streams and databases; the profile is free afterwards. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Folder of the profile, made when missing. */
  readonly profile: string;
  readonly host: Host;
  readonly clock: Clock;
  readonly shell: App['shell'];
  readonly version: string;
  readonly accounts: readonly AccountConnection[];
}

/**
 * The engine on a profile: takes it for itself, opens one store per account, and starts the jobs. Faults: profile-locked,
 * secret-store-missing (a connection's secret is not there), and those of opening a store.
 */
export async function compose(options: EngineOptions): Promise<Engine> {
  const { profile, host, clock, shell, version } = options;
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const lock = await lockProfile(profile);
  const endings: (() => unknown)[] = [lock.release];
  const end = () => endAll(endings.splice(0));
  try {
    const sink = errorFile(join(profile, 'errors.log'), clock);
    const stopCalls = new AbortController();
    const around = { profile, host, clock, device: deviceOf(profile), signal: stopCalls.signal };
    const registry = accountRegistry(profile, clock.now);
    const added = await registry.read().catch((error: unknown) => {
      // Set aside and told; the other desks can still be used.
      sink(String(error));
      return [];
    });
    const engine = composeDesk({ host, clock, sink, shell, version, appearances: appearanceFile(join(profile, 'appearance.json')) });
    endings.push(engine.stop, () => stopCalls.abort());
    for (const connection of [...options.accounts, ...added]) await engine.openDesk(await connect(connection, around));
    await engine.start();
    return { router: engine.router, open: engine.open, stop: end };
  } catch (error) {
    // What went wrong first is what the person is told.
    await end().catch(() => {});
    throw error;
  }
}

/** The ports of one desk, real or fake. `patient` is what sync reads through; `partnerCenter` answers a person who waits. */
export type DeskPorts = Pick<JobParts['desk'], 'info' | 'store' | 'partnerCenter' | 'gateway'> &
  Pick<JobParts, 'patient' | 'keyFingerprint'>;

export interface DeskComposition {
  readonly host: Host;
  readonly clock: Clock;
  readonly sink: Sink;
  readonly shell: App['shell'];
  readonly version: string;
  readonly appearances: Appearances;
}
export interface ComposedDesks extends Engine {
  readonly running: readonly RunningDesk[];
  /** Takes one more account in; its jobs begin at once when the others run. Its store is closed with it. */
  openDesk(ports: DeskPorts): Promise<void>;
  /** Ends one account's jobs and closes its store. */
  closeDesk(account: AccountId): Promise<void>;
  /** Begins the jobs; without it nothing runs by itself. */
  start(): Promise<void>;
}

/** Desks, jobs and router over given ports. */
export function composeDesk({ host, clock, sink, shell, version, appearances }: DeskComposition): ComposedDesks {
  const running: RunningDesk[] = [];
  let started = false;
  const news = createNews((listeners) => {
    for (const each of running) each.setVisible(listeners > 0);
  });
  const joined = ({ info, store, partnerCenter, patient, gateway, keyFingerprint }: DeskPorts): RunningDesk => {
    const reach = createReaches(clock);
    const watchedGateway = gateway && watched(gateway, reach.gateway);
    const capabilities = createCapabilities(watchedGateway, store, info.kind);
    const desk = {
      info,
      store,
      partnerCenter: watched(partnerCenter, reach.partnerCenter),
      gateway: watchedGateway,
      host,
      clock,
      news,
      reach,
      capabilities,
    };
    return withJobs({ desk, patient: watched(patient, reach.partnerCenter), keyFingerprint, failed: sink });
  };
  const end = ({ desk, stop }: RunningDesk) => endAll([() => desk.store.close(), stop]);
  const desks = {
    get all() {
      return running.map(({ desk }) => desk);
    },
    host,
    news,
    appearances,
    shell,
    version,
  };
  return {
    router: createRouter(desks, sink, randomUUID),
    running,
    async openDesk(ports) {
      const each = joined(ports);
      running.push(each);
      each.setVisible(news.listeners > 0);
      if (started) await each.start();
    },
    async closeDesk(account) {
      const at = running.findIndex(({ desk }) => desk.info.account === account);
      for (const each of at < 0 ? [] : running.splice(at, 1)) await end(each);
    },
    open: (address) => news.tell('open', null, address),
    async start() {
      started = true;
      for (const each of running) await each.start();
    },
    async stop() {
      await endAll([...running.splice(0).map((each) => () => end(each)), news.close]);
    },
  };
}

/** The ports of one account. A key that is not in the secret store any more leaves the desk readable: only the other side is away. */
async function connect(
  connection: AccountConnection,
  around: Pick<EngineOptions, 'profile' | 'host' | 'clock'> & { readonly device: string; readonly signal: AbortSignal },
): Promise<DeskPorts> {
  const { account, name, colour, site, partnerType, kind } = connection;
  const { clock, host, signal } = around;
  const store = await openStore(join(around.profile, 'accounts', account, 'desk.sqlite'), {
    chain: `${account}.${around.device}`,
    now: clock.now,
  });
  const info = {
    account,
    name,
    colour,
    site,
    partnerType,
    kind,
    playAddress: connection.kind === 'sandbox' ? connection.playAddress : null,
    signInAddress: connection.kind === 'sandbox' ? null : connection.signInAddress,
  };
  if (connection.kind === 'manual') {
    const noKey = refusing<PartnerCenter>(new Fault('capability-missing', { capability: 'read' }));
    return { info, store, partnerCenter: noKey, patient: noKey, gateway: null, keyFingerprint: '' };
  }
  const names = connection.secrets;
  const secret = (key: string | undefined) => (key === undefined ? null : host.secrets.get(key));
  const [accessKey, secretKey, securityToken] = await Promise.all([
    secret(names.accessKey),
    secret(names.secretKey),
    secret(names.securityToken),
  ]);
  const token = 'gatewayToken' in names ? await secret(names.gatewayToken) : null;
  const gone = new Fault('secret-store-missing', { account });
  const gateway =
    connection.kind === 'huawei-cloud'
      ? null
      : token === null
        ? refusing<AssociationGateway>(gone)
        : createGateway({ endpoint: connection.gatewayEndpoint, token, clock, signal });
  if (accessKey === null || secretKey === null) {
    const noKey = refusing<PartnerCenter>(gone);
    return { info, store, partnerCenter: noKey, patient: noKey, gateway, keyFingerprint: '' };
  }
  const reads = createPartnerCenter({
    endpoint: connection.endpoint,
    accessKey,
    secretKey,
    ...(securityToken === null ? {} : { securityToken }),
    clock,
    signal,
    associationTypes: intlAssociationTypes,
    ...(connection.callsPerSecond === undefined ? {} : { perSecond: connection.callsPerSecond }),
  });
  return {
    info,
    store,
    partnerCenter: reads.impatient,
    patient: reads,
    gateway,
    keyFingerprint: createHash('sha256').update(accessKey).digest('hex').slice(0, 16),
  };
}
