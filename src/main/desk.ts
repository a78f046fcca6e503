import { join } from 'node:path';
import { app, session } from 'electron';
import { endAll } from '../engine/endings.ts';
import { type EmbeddedSandbox, startEmbeddedSandbox } from '../engine/shell/embedded-sandbox.ts';
import { practiceAccount } from '../engine/shell/practice-account.ts';
import { brokerPorts } from './broker.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import { createElectronHost } from './host/host.ts';
import { applySessionPolicy } from './policy/session.ts';
import { createWindow, raise } from './window.ts';

export interface RunningDesk {
  /** Brings the window to the person. */
  show(): void;
  stop(): Promise<void>;
}

/** An engine that ends by itself is started anew this often; then something is broken that starting does not mend. */
const RESTARTS = 3;

/** Window, practice partner and engine. `programs` is the folder of the built programs. Faults are those of the engine. */
export async function startDesk(profile: string, programs: string): Promise<RunningDesk> {
  const sandbox: EmbeddedSandbox = await startEmbeddedSandbox({
    node: process.execPath,
    environment: { ELECTRON_RUN_AS_NODE: '1' },
    program: join(programs, 'sandbox.js'),
    data: join(profile, 'sandbox'),
    more: [],
    say: (sentence) => console.error(sentence),
  });
  applySessionPolicy(session.defaultSession, join(programs, '../renderer'));
  const window = createWindow(join(programs, '../preload/index.cjs'));

  let engine: EngineProcess | null = null;
  let left = RESTARTS;
  const host = createElectronHost({
    profile,
    window,
    own: () => [new URL(sandbox.ready.playUrl).origin],
    onOpen: (address) => {
      raise(window);
      engine?.open(address);
    },
  });
  const accounts = [await practiceAccount(host, sandbox.ready)];
  const begin = async (): Promise<void> => {
    engine = await startEngine({
      program: join(programs, 'engine.js'),
      profile,
      version: app.getVersion(),
      accounts,
      host,
      onLost: () => {
        engine = null;
        left -= 1;
        if (left >= 0) begin().then(handOver, (error: unknown) => console.error(error instanceof Error ? error.message : error));
      },
    });
  };
  const handOver = brokerPorts(window.webContents, () => engine);
  await begin();
  handOver();
  return {
    show: () => raise(window),
    stop: () => endAll([sandbox.stop, () => engine?.stop()]),
  };
}
