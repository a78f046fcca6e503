import { Provider, type ResolvedUpdateFileInfo, type UpdateInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { UpdateFeed } from './feed.ts';
import { UpdateProblem } from './problem.ts';
import { isSigned } from './signature.ts';
import { readUpdateList } from './update-list.ts';

/** What electron-updater makes its provider of. */
type ProviderClass = new (options: unknown, updater: unknown, runtime: ProviderRuntimeOptions) => Provider<UpdateInfo>;

/**
 * A generic server whose list of versions (`latest.yml`, `latest-mac.yml`, `latest-linux.yml`) carries a detached signature beside it
 * (`latest.yml.sig`). Nothing of the list is read before its signature holds; it names each file by its SHA-512, which electron-updater
 * compares with what it downloaded: so the key in the settings vouches for the file.
 */
export const signedFeed = ({ server, key }: UpdateFeed): ProviderClass =>
  class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    /** electron-updater would name this copy to the server by a number of its own, for gradual roll-outs: nobody is counted here. */
    override setRequestHeaders(): void {}

    async getLatestVersion(): Promise<UpdateInfo> {
      const name = `${this.getDefaultChannelName()}.yml`;
      const address = new URL(name, server);
      const text = await this.httpRequest(address);
      const signature = await this.httpRequest(new URL(`${name}.sig`, server));
      if (text === null || signature === null || !isSigned(text, signature, key)) throw new UpdateProblem('not-signed');
      return readUpdateList(text, name, address);
    }

    resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      return files.map((info) => ({ url: new URL(info.url, server), info }));
    }
  };
