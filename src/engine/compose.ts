import 'temporal-polyfill/global';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../contract/desk.ts';
import type { AccountId } from '../core/account/account.ts';
import type { Clock, Host, OpenedFile } from '../core/ports.ts';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { deskDoor } from './accounts/desk-door.ts';
import { accountRegistry } from './accounts/registry.ts';
import { createNews } from './bridge/news.ts';
import { createOpening } from './bridge/opening.ts';
import type { Sink } from './bridge/refusal.ts';
import { createRouter, type DeskRouter } from './bridge/router.ts';
import { whoseIs } from './bridge/whose.ts';
import type { DeskPorts } from './connect.ts';
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
 * The engine on a profile: takes it for itself, opens one store per account, and starts the jobs. A desk that cannot be opened keeps no
 * other from working. Faults: profile-locked, and those of opening a store when there are desks and none could be opened.
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
    // A crash may have left some behind; they hold people's data.
    const unfinished = join(profile, 'unfinished');
    rmSync(unfinished, { recursive: true, force: true, maxRetries: 3 });
    const engine = composeDesk({
      unfinished,
      host,
      clock,
      sink,
      shell,
      version,
      appearances: appearanceFile(join(profile, 'appearance.json')),
      pause: createPause(pauseFile(join(profile, 'paused.json'))),
      accounts: (desks) =>
        createAccounts({
          embedded: options.accounts,
          registry: accountRegistry(profile, clock.now),
          secrets: host.secrets,
          door: deskDoor(desks, around),
          sink,
        }),
    });
    endings.push(engine.stop, () => stopCalls.abort());
    await engine.start();
    await engine.accounts.openAll();
    return { router: engine.router, open: engine.open, openFile: engine.openFile, stop: end };
  } catch (error) {
    // What went wrong first is what the person is told.
    await end().catch(() => {});
    throw error;
  }
}

/** What adding and removing an account does to desks and files. */
export interface DeskComposition {
  readonly host: Host;
  readonly clock: Clock;
  readonly sink: Sink;
  readonly shell: App['shell'];
  readonly version: string;
  /** Folder in which documents wait until they are whole; made when missing, emptied at every start. */
  readonly unfinished: string;
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
  readonly accounts: Accounts;
  readonly running: readonly RunningDesk[];
  /** Begins the jobs; without it nothing runs by itself. */
  start(): Promise<void>;
}

/** Desks, jobs and router over given ports. */
export function composeDesk({
  host,
  clock,
  sink,
  shell,
  version,
  unfinished,
  appearances,
  pause,
  accounts,
}: DeskComposition): ComposedDesks {
  const running: RunningDesk[] = [];
  let started = false;
  const news = createNews((listeners) => {
    for (const each of running) each.setVisible(listeners > 0);
    if (listeners > 0) opening.heard();
  });
  const opening = createOpening(news, clock);
  const shellState = createShellState({ host, pause, news, clock, failed: (error) => sink(`shell ${redact(String(error))}`) });
  const joined = ({
    info,
    store,
    partnerCenter,
    partnerActs,
    patient,
    gateway,
    sender,
    network,
    files,
    keyFingerprint,
  }: DeskPorts): RunningDesk => {
    const reach = createReaches(clock);
    const watchedGateway = gateway && watched(gateway, reach.gateway);
    const capabilities = createCapabilities(watchedGateway, store, info.kind);
    const desk = {
      info,
      store,
      partnerCenter: watched(partnerCenter, reach.partnerCenter),
      ...(partnerActs ? { partnerActs: watched(partnerActs, reach.partnerCenter) } : {}),
      gateway: watchedGateway,
      sender,
      ...(network ? { network } : {}),
      files,
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
      try {
        if (started) await each.start();
      } catch (error) {
        await openDesks.closeDesk(ports.info.account).catch(() => {});
        throw error;
      }
    },
    async closeDesk(account) {
      const at = running.findIndex(({ desk }) => desk.info.account === account);
      for (const each of at < 0 ? [] : running.splice(at, 1)) await end(each);
      shellState.waiting(account, null);
    },
  };
  const composed = accounts(openDesks);
  const desks = {
    get all() {
      return running.map(({ desk }) => desk);
    },
    accounts: composed,
    host,
    news,
    appearances,
    pause,
    opening,
    shell,
    version,
    unfinished,
  };
  const open = (address: string): void => {
    // Only where there are several does it have to be asked whose page it is.
    if (running.length < 2) opening.open(address);
    else void whoseIs(address, desks.all).then((account) => opening.open(address, account));
  };
  return {
    router: createRouter(desks, sink, randomUUID),
    running,
    accounts: composed,
    ...openDesks,
    open,
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
