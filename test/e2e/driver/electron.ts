import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Electron, ElectronApplication, Page } from '@playwright/test';
import { answerDialogs } from './dialogs.ts';
import type { DeskStart, Driver, OpenDesk, PartnerControl } from './driver.ts';
import { endEngineForGood } from './electron-engine.ts';
import { launchOptionsOf, type Runtime } from './electron-launch.ts';
import { recordNotifications } from './record-notifications.ts';
import { until } from './until.ts';

/** A slow machine under load needs tens of seconds for the first customers. */
const START_MILLISECONDS = 60_000;
const END_MILLISECONDS = 20_000;

/** A desk in Electron, with the handle on its main process that stories of Electron's own need. */
export interface ElectronDesk extends OpenDesk {
  readonly app: ElectronApplication;
}

const isRunning = (app: ElectronApplication): boolean => app.process().exitCode === null && app.process().signalCode === null;

/** How the practice partner is steered, as the desk wrote it down once it was ready. */
async function controlIn(file: string, app: ElectronApplication, output: () => string): Promise<PartnerControl> {
  const late = () => `The practice partner of the app cannot be steered after ${START_MILLISECONDS / 1000} s.\n${output()}`;
  return until(late, START_MILLISECONDS, async () => {
    const written = await readFile(file, 'utf8').catch(() => null);
    if (written !== null) return JSON.parse(written) as PartnerControl;
    if (!isRunning(app)) throw new Error(`The app ended before its practice partner could be steered.\n${output()}`);
    return null;
  });
}

/** The desk in Electron's own window, started by Playwright. `root` is our repository. */
export function electronDriver(
  electron: Electron,
  runtime: Runtime,
  root: string,
): Driver & { open(start: DeskStart): Promise<ElectronDesk> } {
  let starts = 0;

  const open = async (start: DeskStart): Promise<ElectronDesk> => {
    starts += 1;
    // Beside the profile's own files, in a folder that no start before has written to.
    const folder = join(start.profile, 'story', String(starts));
    const saves = join(folder, 'saved');
    const controlFile = join(folder, 'control.json');
    await mkdir(saves, { recursive: true });
    const around = { runtime, root, controlFile, environment: process.env, platform: process.platform };
    const app = await electron.launch(launchOptionsOf({ ...start, ...around }));
    let printed = '';
    for (const stream of [app.process().stdout, app.process().stderr])
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
      });
    const output = () => printed;
    const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
    const answers = await answerDialogs(app, saves);
    await recordNotifications(app);
    // Playwright's own process may be a command line around it.
    const main = await app.evaluate(() => process.pid);
    const control = await controlIn(controlFile, app, output);
    let shown: Promise<Page> | null = null;
    const page = () => {
      shown ??= app.firstWindow({ timeout: START_MILLISECONDS });
      return shown;
    };
    const kill = async () => {
      if (isRunning(app)) process.kill(main, 'SIGKILL');
      await ended;
    };
    return {
      app,
      address: null,
      control,
      page,
      output,
      saved: answers.saved,
      opened: answers.opened,
      resize: async (size) => {
        const window = await app.browserWindow(await page());
        await window.evaluate((found: Electron.BrowserWindow, { width, height }) => found.setContentSize(width, height), size);
      },
      wear: (theme) =>
        app.evaluate(({ nativeTheme }, source) => {
          nativeTheme.themeSource = source;
        }, theme),
      endEngine: () => endEngineForGood(app),
      quit: async () => {
        if (!isRunning(app)) return ended;
        const late = setTimeout(() => process.kill(main, 'SIGKILL'), END_MILLISECONDS);
        // One that hangs is killed, and its exit code tells.
        await app.close().catch(() => {});
        clearTimeout(late);
        return ended;
      },
      kill,
    };
  };
  return { shell: 'electron', open };
}
