import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppUpdater, autoUpdater } from 'electron-updater';
import { holdUpdateSession } from '../policy/update-session.ts';
import type { UpdateFeed } from './feed.ts';
import { UpdateProblem } from './problem.ts';
import { signedFeed } from './signed-feed.ts';
import type { UpdateParts, Updater } from './updates.ts';

type Told = Parameters<UpdateParts['load']>[1];
let toldNow: Told | null = null;

/** Whether this copy knows whose signature an installer must carry: electron-builder writes that down when it signs. */
export const namesPublisher = (updateFile: string): boolean => /^publisherName:[ \t]*(?:\n[ \t]*- *)?\S/m.test(updateFile);

/** Nothing is fetched or installed by itself, nothing older is taken, and only our signed list is asked. */
export function bindUpdater(updater: AppUpdater, feed: UpdateFeed): Updater {
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // The whole file each time: a patch would be put together from lists that nobody signed.
  updater.disableDifferentialDownload = true;
  updater.isUserWithinRollout = async () => true;
  updater.setFeedURL({ provider: 'custom', updateProvider: signedFeed(feed) });
  return {
    checkForUpdates: () => updater.checkForUpdates(),
    downloadUpdate: () => updater.downloadUpdate(),
    // Not silent, and opened again afterwards.
    quitAndInstall: () => updater.quitAndInstall(false, true),
  };
}

/** electron-updater for this platform. Problem: `no-publisher`, on Windows, where this copy was not signed. */
export async function loadUpdater(feed: UpdateFeed, told: Told): Promise<Updater> {
  if (process.platform === 'win32') {
    const file = await readFile(join(process.resourcesPath, 'app-update.yml'), 'utf8').catch(() => '');
    if (!namesPublisher(file)) throw new UpdateProblem('no-publisher');
  }
  holdUpdateSession(new URL(feed.server).origin);
  if (toldNow === null) {
    autoUpdater.on('download-progress', ({ percent }) => toldNow?.progress(percent));
    autoUpdater.on('error', (error) => toldNow?.failed(error));
  }
  toldNow = told;
  return bindUpdater(autoUpdater, feed);
}
