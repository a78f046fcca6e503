import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Store } from '../../src/core/ports.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';

export interface DeskStore {
  readonly store: Store;
  /** Its own, and of whoever needs one beside it. */
  readonly folder: string;
  /** Closes and opens the same file again, as after a restart. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

/** A real store in a temporary folder of its own. */
export async function deskStore(clock: Clock): Promise<DeskStore> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-store-'));
  const open = () => openStore(join(folder, 'desk.sqlite'), { chain: 'test', now: clock.now });
  let store = await open();
  return {
    store,
    folder,
    async reopen() {
      await store.close();
      store = await open();
      return store;
    },
    async remove() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
