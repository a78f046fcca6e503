import 'temporal-polyfill/global';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../contract/desk.ts';
import { Fault } from '../core/fault.ts';
import type { Clock, Host } from '../core/ports.ts';
import { createGateway } from './adapters/gateway/gateway.ts';
import { createPartnerCenter } from './adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from './adapters/partner-center/wire/association.ts';
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
    const device = deviceOf(profile);
    const desks: DeskPorts[] = [];
    for (const connection of options.accounts) {
      const ports = await connect(connection, { profile, host, clock, device, signal: stopCalls.signal });
      endings.push(() => ports.store.close());
      desks.push(ports);
    }
    const engine = composeDesk({ desks, host, clock, sink, shell, version, appearances: appearanceFile(join(profile, 'appearance.json')) });
    endings.push(engine.stop, () => stopCalls.abort());
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
  readonly desks: readonly DeskPorts[];
  readonly host: Host;
  readonly clock: Clock;
  readonly sink: Sink;
  readonly shell: App['shell'];
  readonly version: string;
  readonly appearances: Appearances;
}

/** Desks, jobs and router over given ports; `start` begins the jobs, and without it nothing runs by itself. */
export function composeDesk(given: DeskComposition): Engine & { start(): Promise<void>; readonly running: readonly RunningDesk[] } {
  const { host, clock, sink } = given;
  const running: RunningDesk[] = [];
  const news = createNews((listeners) => {
    for (const each of running) each.setVisible(listeners > 0);
  });
  for (const { info, store, partnerCenter, patient, gateway, keyFingerprint } of given.desks) {
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
    running.push(withJobs({ desk, patient: watched(patient, reach.partnerCenter), keyFingerprint, failed: sink }));
  }
  const { shell, version, appearances } = given;
  const desks = { all: running.map(({ desk }) => desk), host, news, appearances, shell, version };
  return {
    router: createRouter(desks, sink, randomUUID),
    running,
    open: (address) => news.tell('open', null, address),
    async start() {
      for (const each of running) await each.start();
    },
    async stop() {
      await endAll([...running.map(({ stop }) => stop), news.close]);
    },
  };
}

async function connect(
  connection: AccountConnection,
  around: Pick<EngineOptions, 'profile' | 'host' | 'clock'> & { readonly device: string; readonly signal: AbortSignal },
): Promise<DeskPorts> {
  const { account, name, site, partnerType, kind, playAddress } = connection;
  const { clock, host, signal } = around;
  const secret = async (key: string) => {
    const value = await host.secrets.get(key);
    if (value === null) throw new Fault('secret-store-missing', { account, key });
    return value;
  };
  const [accessKey, secretKey, token] = await Promise.all([
    secret(connection.secrets.accessKey),
    secret(connection.secrets.secretKey),
    secret(connection.secrets.gatewayToken),
  ]);
  const reads = createPartnerCenter({
    endpoint: connection.endpoint,
    accessKey,
    secretKey,
    clock,
    signal,
    associationTypes: intlAssociationTypes,
    ...(connection.callsPerSecond === undefined ? {} : { perSecond: connection.callsPerSecond }),
  });
  return {
    info: { account, name, site, partnerType, kind, playAddress },
    store: await openStore(join(around.profile, 'accounts', account, 'desk.sqlite'), {
      chain: `${account}.${around.device}`,
      now: clock.now,
    }),
    partnerCenter: reads.impatient,
    patient: reads,
    gateway: createGateway({ endpoint: connection.gatewayEndpoint, token, clock, signal }),
    keyFingerprint: createHash('sha256').update(accessKey).digest('hex').slice(0, 16),
  };
}
