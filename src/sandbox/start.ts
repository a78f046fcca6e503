import { mkdirSync } from 'node:fs';
import { bssHandler } from './bss/routes.ts';
import { createClock } from './clock.ts';
import { createCounts } from './control/counts.ts';
import { controlHandler } from './control/routes.ts';
import { gatewayHandler, PREFIX } from './gateway/routes.ts';
import type { Answer, Handler } from './http/exchange.ts';
import { createFaults } from './http/fault.ts';
import { type RunningServer, startServer } from './http/server.ts';
import { openJournal } from './journal/journal.ts';
import { loadKeys } from './journal/keys.ts';
import type { SandboxOptions } from './options.ts';
import { playHandler } from './play/routes.ts';
import { answerDueRequests } from './scripts/answers.ts';
import { arriveDueRequests } from './scripts/incoming.ts';
import { createSimulation } from './simulation.ts';

/** The one line that the sandbox prints when it can be called. */
interface Ready {
  readonly ready: true;
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly gatewayToken: string;
  readonly playUrl: string;
  /** With --test-control only. */
  readonly controlUrl?: string;
  readonly controlToken?: string;
}

export interface RunningSandbox {
  readonly ready: Ready;
  stop(): Promise<void>;
}

const TICK_MS = 200;

const plain = (status: number, code: string, message: string): Answer => ({ status, body: { error_code: code, error_msg: message } });

/** Starts the simulated partner. Everything it needs lies in `options.data`. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const keys = loadKeys(options.data);
  const journal = openJournal(options.data);
  const clock = createClock(options.now);
  const settings = { ...(options.unthrottled ? { throttle: false } : {}), ...(options.quiet ? { incoming: false } : {}) };
  const simulation = createSimulation({ clock, journal, seed: options.seed, customers: options.customers, settings });
  const faults = createFaults();
  const counts = createCounts();

  const bss = bssHandler(simulation, keys);
  const gateway = gatewayHandler(simulation, keys);
  const play = playHandler(simulation, keys);
  const handle: Handler = (call) => {
    counts.add(call.method, call.path);
    if (call.path.startsWith('/v2/')) return bss(call);
    if (call.path.startsWith(`${PREFIX}/`)) return gateway(call);
    if (call.path === '/play' || call.path.startsWith('/play/')) return play(call);
    return plain(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');
  };
  const ownName = (path: string, bssCode: string, gatewayCode: string): string => (path.startsWith(`${PREFIX}/`) ? gatewayCode : bssCode);
  const report = (error: unknown): void => void process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);

  const server = await startServer({
    port: options.port,
    handle,
    faults: options.testControl ? faults : null,
    now: () => clock.now() + simulation.settings().skewMs,
    tooLarge: ({ path }) => plain(413, ownName(path, 'APIGW.0201', 'GW.0413'), 'Request entity too large'),
    broken: ({ path }, error) => {
      report(error);
      return plain(500, ownName(path, 'CBC.0999', 'GW.0500'), 'Other error');
    },
  });

  const live = (): void => {
    try {
      answerDueRequests(simulation);
      arriveDueRequests(simulation);
    } catch (error) {
      report(error);
    }
  };
  clock.onMove(live);
  const ticking = setInterval(live, TICK_MS);
  live();

  let control: RunningServer | null = null;
  if (options.testControl) {
    control = await startServer({
      port: 0,
      handle: controlHandler({ simulation, faults, counts, token: keys.controlToken, live }),
      faults: null,
      now: () => Date.now(),
      tooLarge: () => plain(413, 'CONTROL.0413', 'Request entity too large'),
      broken: (_, error) => plain(400, 'CONTROL.0400', error instanceof Error ? error.message : String(error)),
    });
  }
  const { accessKey, secretKey, gatewayToken, playToken, controlToken } = keys;
  const { url } = server;
  const controlled = control === null ? {} : { controlUrl: control.url, controlToken };
  return {
    ready: { ready: true, url, accessKey, secretKey, gatewayToken, playUrl: `${url}/play?token=${playToken}`, ...controlled },
    async stop() {
      clearInterval(ticking);
      await Promise.all([server.stop(), control?.stop()]);
      journal.close();
    },
  };
}
