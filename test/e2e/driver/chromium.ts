import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { startShell } from '../fixtures/shell-process.ts';
import { savedDownload } from './download.ts';
import type { DeskStart, Driver, OpenDesk, PartnerStart, Size } from './driver.ts';

/** A program in the place of the one that hands addresses to the person's browser and mail client: it writes them down. */
async function linkCatcher(profile: string): Promise<{ readonly path: string; readonly caught: string }> {
  const folder = join(profile, 'story-programs');
  const caught = join(folder, 'opened');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" >> '${caught}'\n`);
  await chmod(join(folder, 'xdg-open'), 0o755);
  return { path: `${folder}${delimiter}${process.env.PATH ?? ''}`, caught };
}

const flagsOf = ({ quiet, throttled }: PartnerStart): readonly string[] => [
  ...(quiet ? ['--sandbox-quiet'] : []),
  ...(throttled ? [] : ['--sandbox-unthrottled']),
];

/** The browser shell, and Debian's Chromium on its page. One window for all starts of a story: a person keeps it open, too. */
export function chromiumDriver(browser: Browser, window: Size): Driver & { close(): Promise<void> } {
  let context: BrowserContext | null = null;
  let held: Page | null = null;

  const show = async (address: string): Promise<Page> => {
    context ??= await browser.newContext({ viewport: window, locale: 'en-US' });
    held ??= await context.newPage();
    await held.goto(address);
    return held;
  };

  const open = async ({ profile, partner }: DeskStart): Promise<OpenDesk> => {
    const { path, caught } = await linkCatcher(profile);
    const { customers, seed } = partner;
    const shell = await startShell({ profile, customers, seed, flags: flagsOf(partner), environment: { PATH: path } });
    let shown: Promise<Page> | null = null;
    const page = () => {
      shown ??= show(shell.address);
      return shown;
    };
    return {
      address: shell.address,
      control: shell.control,
      page,
      output: shell.output,
      saved: async (press) => savedDownload(await page(), press),
      opened: async () => (await readFile(caught, 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
      resize: async (size) => (await page()).setViewportSize(size),
      wear: async (colorScheme) => (await page()).emulateMedia({ colorScheme }),
      // There the engine is the shell's own process.
      endEngine: shell.kill,
      quit: shell.stop,
      kill: shell.kill,
    };
  };
  return { shell: 'chromium', open, close: async () => context?.close() };
}
