import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { ElectronDesk } from '../driver/electron.ts';
import { commandOf, environmentOf } from '../driver/electron-launch.ts';
import { foundRuntime } from '../driver/runtime.ts';
import { root, test as story } from '../fixtures/story.ts';

interface ElectronFixtures {
  /** The main process as it runs now. */
  readonly app: () => ElectronApplication;
  /** Starts the app once more on the same profile, as the system does for a link, and answers its exit code. */
  readonly startOnceMore: (given: readonly string[]) => Promise<number | null>;
}

/** Stories that only Electron can tell. */
export const test = story.extend<ElectronFixtures>({
  app: async ({ desk }, use) => use(() => (desk.running() as ElectronDesk).app),

  startOnceMore: async ({ desk, customers, seed }, use) => {
    await use(async (given) => {
      if ('why' in foundRuntime) throw new Error(foundRuntime.why);
      const start = {
        profile: desk.profile,
        partner: { customers, seed, quiet: true, throttled: false },
        runtime: foundRuntime,
        root,
        controlFile: join(desk.profile, 'story', 'second.json'),
        environment: process.env,
        platform: process.platform,
      };
      const { program, args } = commandOf(start);
      // Behind `--`, as the system hands it over: nothing there can be read as a switch.
      const second = spawn(program, [...args, '--', ...given], { env: environmentOf(start), stdio: 'ignore' });
      const [code] = (await once(second, 'exit')) as [number | null];
      return code;
    });
  },
});
export { expect } from '../fixtures/story.ts';
