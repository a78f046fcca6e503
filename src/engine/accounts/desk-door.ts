import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveLog } from '../adapters/store/archive-log.ts';
import { storeFault } from '../adapters/store/faults.ts';
import { type DeskPorts, folderOf, keysOf, otherSideOf, type Surroundings } from '../connect.ts';
import { connectSound } from './connect-sound.ts';
import type { DeskDoor } from './door.ts';

interface Desks {
  openDesk(ports: DeskPorts): Promise<void>;
  closeDesk(account: DeskPorts['info']['account']): Promise<void>;
}

/** The desks of this engine, and their folders on the disk. */
export function deskDoor(desks: Desks, around: Surroundings): DeskDoor {
  const { profile, clock, host } = around;
  const archiveFolder = join(profile, 'archive');
  /** Each archive has a name of its own, so that none ever takes the place of another. */
  const archived = (account: string, end: string) => join(archiveFolder, `${account}.${clock.now().replaceAll(/[:.]/gu, '-')}${end}`);
  return {
    archiveFolder,
    open: async (connection) => desks.openDesk(await connectSound(connection, around)),
    close: desks.closeDesk,
    keys: (connection) => keysOf(connection, host),
    otherSide: (connection, keys) => otherSideOf(connection, keys, around),
    async archive(connection) {
      const archive = archived(connection.account, '.jsonl');
      const { name, site, partnerType, kind } = connection;
      const said = { path: archive, at: clock.now(), account: { name, site, partnerType, connection: kind } };
      return { archive, sha256: archiveLog(join(folderOf(profile, connection), 'desk.sqlite'), said) };
    },
    async setAside(account) {
      const to = archived(account, '.folder');
      try {
        await mkdir(archiveFolder, { recursive: true, mode: 0o700 });
        await rename(folderOf(profile, { account }), to);
        return to;
      } catch (error) {
        throw storeFault(error);
      }
    },
    deleteFolder: (account) => rm(folderOf(profile, { account }), { recursive: true, force: true, maxRetries: 3 }),
    async folders() {
      const entries = await readdir(join(profile, 'accounts'), { withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => ({ account: name, path: join(profile, 'accounts', name) }));
    },
  };
}
