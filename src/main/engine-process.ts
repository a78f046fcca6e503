import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { Fault, FaultData } from '../core/fault.ts';
import type { Host } from '../core/ports.ts';
import type { AccountConnection } from '../engine/connection.ts';
import { serveHost } from '../engine/host-port.ts';

export interface EngineStart {
  readonly program: string;
  readonly profile: string;
  readonly version: string;
  readonly accounts: readonly AccountConnection[];
  readonly host: Host;
  /** Hears that the engine's process ended although nobody stopped it. */
  readonly onLost: () => void;
}
export interface EngineProcess {
  connect(port: MessagePortMain): void;
  /** A notice was clicked. */
  open(address: string): void;
  stop(): Promise<void>;
}

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

const ready = (child: UtilityProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('message', (message: unknown) => {
      const word = said(message);
      if (word?.kind === 'ready') resolve();
      if (word?.kind !== 'failed') return;
      const fault = FaultData.safeParse(word.fault);
      reject(fault.success ? new Fault(fault.data.code, fault.data.detail) : new Fault('internal'));
    });
    child.once('exit', () => reject(new Fault('engine-down')));
  });

/** Starts the engine in a process of its own and answers once it is ready. Faults: those of composing, `engine-down`. */
export async function startEngine({ program, profile, version, accounts, host, onLost }: EngineStart): Promise<EngineProcess> {
  const child = utilityProcess.fork(program, [], { serviceName: 'Consent Desk engine' });
  const { port1: ours, port2: theirs } = new MessageChannelMain();
  const { open } = serveHost(lineOver(ours), host);
  ours.start();
  let stopping = false;
  const started = ready(child);
  child.once('spawn', () => child.postMessage({ kind: 'start', profile, version, accounts }, [theirs]));
  await started;
  child.once('exit', () => {
    if (!stopping) onLost();
  });
  return {
    connect: (port) => child.postMessage({ kind: 'connect' }, [port]),
    open,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        child.once('exit', () => resolve());
        child.on('message', (message: unknown) => {
          if (said(message)?.kind === 'stopped') child.kill();
        });
        child.postMessage({ kind: 'stop' });
        // An engine that hangs must not keep the app from ending.
        setTimeout(() => child.kill(), 5000).unref();
      }),
  };
}
