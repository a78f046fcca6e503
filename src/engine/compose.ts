import 'temporal-polyfill/global';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../contract/desk.ts';
import type { AccountId } from '../core/account/account.ts';
import type { Clock, Host, OpenedFile } from '../core/ports.ts';
import { type Accounts, createAccounts, type DeskDoor } from './accounts/accounts.ts';
import { accountRegistry } from './accounts/registry.ts';
import { archiveLog } from './adapters/store/archive-log.ts';
import { createNews } from './bridge/news.ts';
import { createOpening } from './bridge/opening.ts';
import type { Sink } from './bridge/refusal.ts';
import { createRouter, type DeskRouter } from './bridge/router.ts';
import { connect, type DeskPorts, folderOf, keysOf, otherSideOf, type Surroundings } from './connect.ts';
import type { AccountConnection } from './connection.ts';
import { type Appearances, appearanceFile } from './desk/appearance.ts';
import { createCapabilities } from './desk/capabilities.ts';
import { type RunningDesk, withJobs } from './desk/jobs.ts';
import { createPause, type Pause, pauseFile } from './desk/pause.ts';
import { createReaches, watched } from './desk/reach.ts';
import { createShellState } from './desk/shell-state.ts';
import { deviceOf } from './device.ts';
import { endAll } from './endings.ts';
import { errorFile } from './error-file.ts';
import { lockProfile } from './profile-lock.ts';
import { redact } from './redact.ts';

export type { AccountConnection } from './connection.ts';

export interface Engine {
  readonly router: DeskRouter;
  /** Says that the shell wants the page to open an address such as `/requests/ID`: a notice was clicked. */
  open(address: string): void;
  /** Says that the person opened a case file from outside: the page shows it. */
  openFile(file: OpenedFile): void;
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
    const engine = composeDesk({
      host,
      clock,
      sink,
      shell,
      version,
      appearances: appearanceFile(join(profile, 'appearance.json')),
      pause: createPause(pauseFile(join(profile, 'paused.json'))),
      accounts: (desks) =>
        createAccounts({ embedded: options.accounts, added, registry, secrets: host.secrets, door: doorOf(desks, around) }),
    });
    endings.push(engine.stop, () => stopCalls.abort());
    for (const connection of [...options.accounts, ...added]) await engine.openDesk(await connect(connection, around));
    await engine.start();
    return { router: engine.router, open: engine.open, openFile: engine.openFile, stop: end };
  } catch (error) {
    // What went wrong first is what the person is told.
    await end().catch(() => {});
    throw error;
  }
}

/** What adding and removing an account does to desks and files. */
const doorOf = (desks: OpenDesks, around: Surroundings): DeskDoor => ({
  open: async (connection) => desks.openDesk(await connect(connection, around)),
  close: desks.closeDesk,
  keys: (connection) => keysOf(connection, around.host),
  otherSide: (connection, keys) => otherSideOf(connection, keys, around),
  async archive(connection) {
    const folder = folderOf(around.profile, connection);
    const at = around.clock.now();
    const path = join(around.profile, 'archive', `${connection.account}.${at.slice(0, 10)}.jsonl`);
    const { name, site, partnerType, kind } = connection;
    archiveLog(join(folder, 'desk.sqlite'), { path, at, account: { name, site, partnerType, connection: kind } });
    await rm(folder, { recursive: true, force: true });
    return path;
  },
});

export interface DeskComposition {
  readonly host: Host;
  readonly clock: Clock;
  readonly sink: Sink;
  readonly shell: App['shell'];
  readonly version: string;
  readonly appearances: Appearances;
  readonly pause: Pause;
  /** Adds and removes accounts over these desks. */
  readonly accounts: (desks: OpenDesks) => Accounts;
}
export interface OpenDesks {
  /** Takes one more account in; its jobs begin at once when the others run. Its store is closed with it. */
  openDesk(ports: DeskPorts): Promise<void>;
  /** Ends one account's jobs and closes its store. */
  closeDesk(account: AccountId): Promise<void>;
}
export interface ComposedDesks extends Engine, OpenDesks {
  readonly running: readonly RunningDesk[];
  /** Begins the jobs; without it nothing runs by itself. */
  start(): Promise<void>;
}

/** Desks, jobs and router over given ports. */
export function composeDesk({ host, clock, sink, shell, version, appearances, pause, accounts }: DeskComposition): ComposedDesks {
  const running: RunningDesk[] = [];
  let started = false;
  const news = createNews((listeners) => {
    for (const each of running) each.setVisible(listeners > 0);
    if (listeners > 0) opening.heard();
  });
  const opening = createOpening(news, clock);
  const shellState = createShellState({ host, pause, news, clock, failed: (error) => sink(`shell ${redact(String(error))}`) });
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
    return withJobs({
      desk,
      patient: watched(patient, reach.partnerCenter),
      keyFingerprint,
      failed: sink,
      pause,
      waiting: (count) => shellState.waiting(info.account, count),
    });
  };
  const end = ({ desk, stop }: RunningDesk) => endAll([() => desk.store.close(), stop]);
  const openDesks: OpenDesks = {
    async openDesk(ports) {
      const each = joined(ports);
      running.push(each);
      each.setVisible(news.listeners > 0);
      if (started) await each.start();
    },
    async closeDesk(account) {
      const at = running.findIndex(({ desk }) => desk.info.account === account);
      for (const each of at < 0 ? [] : running.splice(at, 1)) await end(each);
      shellState.waiting(account, null);
    },
  };
  const desks = {
    get all() {
      return running.map(({ desk }) => desk);
    },
    accounts: accounts(openDesks),
    host,
    news,
    appearances,
    pause,
    opening,
    shell,
    version,
  };
  return {
    router: createRouter(desks, sink, randomUUID),
    running,
    ...openDesks,
    open: opening.open,
    openFile: opening.openFile,
    async start() {
      started = true;
      shellState.start();
      for (const each of running) await each.start();
    },
    async stop() {
      shellState.stop();
      await endAll([...running.splice(0).map((each) => () => end(each)), news.close]);
    },
  };
}
