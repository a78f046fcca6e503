import { MessageChannelMain, type MessagePortMain } from 'electron';
import { Fault, FaultData } from '../core/fault.ts';
import type { Host, OpenedFile } from '../core/ports.ts';
import type { AccountConnection } from '../engine/connection.ts';
import { serveHost } from '../engine/host-port.ts';
import { startChild } from './child.ts';

export interface EngineStart {
  readonly program: string;
  readonly profile: string;
  readonly version: string;
  /** The practice partner's folder: the engine's process keeps it for itself before anything is started on it. */
  readonly hold: string;
  /** Asked once the folder is held. */
  readonly accounts: () => Promise<readonly AccountConnection[]>;
  readonly host: Host;
  /** Ends an engine that is still starting. */
  readonly signal: AbortSignal;
  /** Hears that a started engine's process ended although nobody stopped it. */
  readonly onLost: () => void;
}
export interface EngineProcess {
  connect(port: MessagePortMain): void;
  /** A notice was clicked. */
  open(address: string): void;
  /** A file was opened from outside. */
  openFile(file: OpenedFile): void;
  /** Asks it to stop, runs `between`, then ends its process. One that hangs is ended all the same. */
  stop(between?: () => Promise<void>): Promise<void>;
}

/** How long an engine may take to stop: writing a cache to the end, closing databases. Milliseconds. */
const PATIENCE = 5000;

const lineOver = (port: MessagePortMain) => ({
  send: (message: unknown) => port.postMessage(message),
  listen: (listener: (message: unknown) => void) => void port.on('message', ({ data }) => listener(data)),
});

/** What the engine says of itself; null for anything else. */
function said(message: unknown): { readonly kind: string; readonly fault?: unknown } | null {
  return typeof message === 'object' && message !== null && 'kind' in message && typeof message.kind === 'string'
    ? { ...message, kind: message.kind }
    : null;
}

/**
 * Starts the engine in a process of its own and answers once it is ready; after a refusal its process has ended. Faults: those of
 * composing and of `accounts`, `engine-down`.
 */
export async function startEngine(start: EngineStart): Promise<EngineProcess> {
  const { profile, version, signal } = start;
  const child = startChild(start.program, [], { serviceName: 'Consent Desk engine' });
  const { port1: ours, port2: theirs } = new MessageChannelMain();
  const served = serveHost(lineOver(ours), start.host);
  ours.start();
  let stopping = false;
  void child.ended.then(() => {
    served.close();
    ours.close();
  });

  const gone = child.ended.then(() => Promise.reject<never>(new Fault('engine-down')));
  gone.catch(() => {});
  const word = (kind: string): Promise<void> =>
    new Promise((resolve, reject) => {
      child.process.on('message', (message: unknown) => {
        const heard = said(message);
        if (heard?.kind === kind) resolve();
        if (heard?.kind !== 'failed') return;
        const fault = FaultData.safeParse(heard.fault);
        reject(fault.success ? new Fault(fault.data.code, fault.data.detail) : new Fault('internal'));
      });
      gone.catch(reject);
    });
  const [held, ready] = [word('held'), word('ready')];
  ready.catch(() => {});
  const abort = () => void child.end();
  signal.addEventListener('abort', abort);
  child.process.once('spawn', () => child.process.postMessage({ kind: 'hold', folder: start.hold }));
  try {
    if (signal.aborted) abort();
    await held;
    // They may wait for a person at a locked keyring: not longer than for as long as this engine lives.
    const accounts = await Promise.race([start.accounts(), gone]);
    child.process.postMessage({ kind: 'start', profile, version, accounts }, [theirs]);
    await ready;
  } catch (error) {
    await child.end();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
  void child.ended.then(() => {
    if (!stopping) start.onLost();
  });
  return {
    connect: (port) => child.process.postMessage({ kind: 'connect' }, [port]),
    open: served.open,
    openFile: served.openFile,
    async stop(between) {
      stopping = true;
      const stopped = word('stopped').catch(() => {});
      child.process.postMessage({ kind: 'stop' });
      let late: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        stopped,
        new Promise((resolve) => {
          late = setTimeout(resolve, PATIENCE);
        }),
      ]);
      clearTimeout(late);
      try {
        await between?.();
      } finally {
        await child.end();
      }
    },
  };
}
