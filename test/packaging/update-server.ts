import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AppImageUpdater } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import type { UpdateFeed } from '../../src/main/updates/feed.ts';
import { folderFor } from './packed.ts';

const { newKey, signLists } = (await import(new URL('../../scripts/sign-updates.mjs', import.meta.url).href)) as {
  newKey(file: string): string;
  signLists(folder: string, keyFile: string): string[];
};
/** As electron-updater names it on Linux. */
export const LIST = process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`;

/** electron-updater's own way to ask a server, over Node instead of Electron's network. */
class LoopbackExecutor extends ElectronHttpExecutor {
  override createRequest(options: object, callback: (response: IncomingMessage) => void) {
    return request(options, callback) as never;
  }
  override addRedirectHandlers(): void {}
}

export interface UpdateServer {
  readonly feed: UpdateFeed;
  readonly folder: string;
  /** The path of each request, and what it said about who asks. */
  readonly asked: readonly { readonly path: string; readonly named: boolean }[];
  /** Puts a version there, signed. `list` changes the list before it is signed. */
  publish(version: string, list?: (text: string) => string): Promise<void>;
  /** The AppImage that is installed, in the version given. */
  updater(installed: string): Promise<AppImageUpdater>;
  close(): Promise<void>;
}

/** A generic server on the loopback with a key of its own, and an installed AppImage beside it. */
export async function updateServer(): Promise<UpdateServer> {
  const { path: folder, remove } = await folderFor('updates');
  const keyFile = join(folder, 'key.pem');
  const key = new Uint8Array(Buffer.from(newKey(keyFile), 'base64'));
  const asked: { readonly path: string; readonly named: boolean }[] = [];
  const server = createServer((incoming, answer) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    asked.push({ path: pathname, named: 'x-user-staging-id' in incoming.headers });
    readFile(join(folder, pathname.slice(1))).then(
      (bytes) => answer.end(bytes),
      () => answer.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    feed: { server: `http://127.0.0.1:${port}/`, key },
    folder,
    asked,
    async publish(version, list = (text) => text) {
      const file = Buffer.from(`Consent Desk ${version}`);
      const name = `consent-desk-${version}.AppImage`;
      const sha512 = createHash('sha512').update(file).digest('base64');
      await writeFile(join(folder, name), file);
      const text = `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${file.length}\nreleaseDate: '2026-11-22T00:00:00.000Z'\n`;
      await writeFile(join(folder, LIST), list(text));
      signLists(folder, keyFile);
    },
    async updater(installed) {
      const config = join(folder, 'app-update.yml');
      await writeFile(config, 'updaterCacheDirName: consent-desk-updater\n');
      const app: AppAdapter = {
        version: installed,
        name: 'consent-desk',
        isPackaged: true,
        appUpdateConfigPath: config,
        userDataPath: join(folder, 'profile'),
        baseCachePath: join(folder, 'cache'),
        whenReady: async () => {},
        relaunch: () => {},
        quit: () => {},
        onQuit: () => {},
      };
      const updater = new AppImageUpdater(null, app);
      Object.assign(updater, { httpExecutor: new LoopbackExecutor(() => {}) });
      return updater;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await remove();
    },
  };
}
