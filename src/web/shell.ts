import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compose } from '../engine/compose.ts';
import { endAll } from '../engine/endings.ts';
import { startEmbeddedSandbox } from '../engine/shell/embedded-sandbox.ts';
import { practiceAccount } from '../engine/shell/practice-account.ts';
import { createAccess } from './access.ts';
import { createDownloads } from './downloads.ts';
import { createFirstAnswers } from './first-answers.ts';
import { createBrowserHost } from './host/host.ts';
import { openInvitations } from './invite.ts';
import type { ShellOptions } from './options.ts';
import { serve } from './serve.ts';

export interface RunningShell {
  /** A fresh address that opens the desk once. */
  launchAddress(): string;
  /** The practice partner's test control and process, where asked for. */
  readonly control: { readonly url: string; readonly token: string; readonly process: number; readonly partner: string } | null;
  stop(): Promise<void>;
}

/** Starts the practice partner, the engine and the server, in this order; what was begun is ended when a later one fails. */
export async function startShell(parts: {
  readonly options: ShellOptions;
  readonly profile: string;
  /** Folder of the built page. */
  readonly page: string;
  readonly sandboxProgram: string;
  readonly version: string;
  readonly say: (sentence: string) => void;
}): Promise<RunningShell> {
  const { options, profile, say } = parts;
  const endings: (() => unknown)[] = [];
  const stop = () => endAll(endings.splice(0));
  try {
    await mkdir(profile, { recursive: true, mode: 0o700 });
    const sandbox = await startEmbeddedSandbox({
      node: process.execPath,
      program: parts.sandboxProgram,
      data: join(profile, 'sandbox'),
      more: options.sandbox,
      say,
    });
    endings.push(sandbox.stop);
    const { ready } = sandbox;

    const downloads = createDownloads();
    let clicked: (open: string) => void = () => {};
    const { host, stop: stopHost } = await createBrowserHost({
      profile,
      downloads,
      own: () => [new URL(ready.playUrl).origin],
      onOpen: (open) => clicked(open),
    });
    endings.push(stopHost);

    const clock = { now: () => new Date().toISOString() };
    const engine = await compose({
      profile,
      host,
      clock,
      shell: 'browser',
      version: parts.version,
      accounts: [await practiceAccount(host, ready)],
    });
    endings.push(engine.stop);
    clicked = engine.open;

    const served = await serve({
      port: options.port,
      page: parts.page,
      router: engine.router,
      access: createAccess({ idle: options.idleMinutes * 60_000 }),
      downloads,
      firstAnswers: createFirstAnswers(engine.router),
    });
    endings.push(served.stop, await openInvitations(profile, served.launchAddress));
    const { controlUrl, controlToken } = ready;
    return {
      launchAddress: served.launchAddress,
      control:
        controlUrl && controlToken
          ? { url: controlUrl, token: controlToken, process: sandbox.process().pid ?? 0, partner: ready.url }
          : null,
      stop,
    };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}
