import 'temporal-polyfill/global';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../core/fault.ts';
import { carry } from './bridge/carry.ts';
import { guardedPort } from './bridge/port.ts';
import { compose, type Engine } from './compose.ts';
import { AccountConnection } from './connection.ts';
import { errorFile } from './error-file.ts';
import { hostOverLine } from './host-port.ts';
import { lockProfile } from './profile-lock.ts';
import { redact } from './redact.ts';

/**
 * The engine in Electron's utility process. Main sends, over the process's own port: first `{ kind: 'hold', folder }`, answered by
 * `{ kind: 'held' }`: the folder is this process's own for as long as it lives; then `{ kind: 'start', … }` with one port, over which the
 * Host is asked, answered by `{ kind: 'ready' }`; then `{ kind: 'connect' }` with one port per page; last `{ kind: 'stop' }`, answered by
 * `{ kind: 'stopped' }`. What fails before it is ready is `{ kind: 'failed', fault }`.
 */
const Order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hold'), folder: z.string() }),
  z.object({ kind: z.literal('start'), profile: z.string(), version: z.string(), accounts: z.array(AccountConnection) }),
  z.object({ kind: z.literal('connect') }),
  z.object({ kind: z.literal('stop') }),
]);

/** Electron's MessagePortMain, as far as it is used; electron itself is not imported here. */
interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void): unknown;
  postMessage(message: unknown): void;
}

const parent = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort;
if (parent) serve(parent);

function serve(parentPort: ParentPort): void {
  let starting: Promise<Engine> | null = null;

  const start = async (order: Extract<z.infer<typeof Order>, { kind: 'start' }>, hostPort: Port): Promise<Engine> => {
    let running: Pick<Engine, 'open' | 'openFile'> | null = null;
    const line = {
      send: (message: unknown) => hostPort.postMessage(message),
      listen: (listener: (message: unknown) => void) => void hostPort.on('message', ({ data }) => listener(data)),
    };
    const host = hostOverLine(
      line,
      (address) => running?.open(address),
      (file) => running?.openFile(file),
    );
    hostPort.start();
    const { profile, version, accounts } = order;
    const clock = { now: () => new Date().toISOString() };
    const write = errorFile(join(profile, 'errors.log'), clock);
    const record = (error: unknown) => write(redact(`engine ${error instanceof Error ? (error.stack ?? error.message) : error}`));
    // The last words of an engine that dies: main only sees that it is gone.
    process.on('uncaughtExceptionMonitor', record);
    try {
      const engine = await compose({ profile, version, accounts, host, clock, shell: 'electron' });
      running = engine;
      return engine;
    } catch (error) {
      if (!(error instanceof Fault)) record(error);
      throw error;
    }
  };

  const connect = async (port: Port): Promise<void> => {
    const engine = await starting;
    if (!engine) return;
    const guarded = guardedPort({
      listen: (event, listener) =>
        void (event === 'close' ? port.on('close', () => listener({ data: null })) : port.on('message', listener)),
      send: (data) => port.postMessage(data),
    });
    carry(engine.router, guarded);
    port.start();
  };

  parentPort.on('message', ({ data, ports: [port] }) => {
    const order = Order.safeParse(data);
    if (!order.success) return;
    const answer = (done: Promise<unknown>, kind: 'held' | 'ready'): void =>
      void done.then(
        () => parentPort.postMessage({ kind }),
        (error: unknown) => parentPort.postMessage({ kind: 'failed', fault: error instanceof Fault ? error.data : { code: 'internal' } }),
      );
    if (order.data.kind === 'hold') answer(lockProfile(order.data.folder), 'held');
    if (order.data.kind === 'start' && port && !starting) {
      starting = start(order.data, port);
      answer(starting, 'ready');
    }
    // What cannot be connected was never started; main has heard why.
    if (order.data.kind === 'connect' && port) connect(port).catch(() => {});
    if (order.data.kind === 'stop') {
      const stopped = starting?.then((engine) => engine.stop()) ?? Promise.resolve();
      stopped.catch(() => {}).then(() => parentPort.postMessage({ kind: 'stopped' }));
    }
  });
}
