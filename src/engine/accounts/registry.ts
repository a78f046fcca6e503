import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AccountId } from '../../core/account/account.ts';
import { Fault } from '../../core/fault.ts';
import { storeFault } from '../adapters/store/faults.ts';
import { AccountConnection } from '../connection.ts';

const VERSION = 1;
const Registry = z.object({
  version: z.literal(VERSION),
  accounts: z
    .array(AccountConnection)
    .max(100)
    .refine((list) => new Set(list.map(({ account }) => account)).size === list.length, 'each account once')
    .readonly(),
  /** Written down before it is made or left behind, and crossed out when it is gone: a crash leaves no key and no folder that nobody knows of. */
  unwanted: z
    .object({ secrets: z.array(z.string()).readonly(), folders: z.array(AccountId).readonly() })
    .default({ secrets: [], folders: [] }),
});
const Newer = z.object({ version: z.number().int().gt(VERSION) });

export type Registered = Pick<z.infer<typeof Registry>, 'accounts' | 'unwanted'>;
export const nobody: Registered = { accounts: [], unwanted: { secrets: [], folders: [] } };

/** The partner accounts that a person has added to this profile; how each is reached, never its secrets. */
export interface AccountRegistry {
  /** Faults: store-damaged {file, setAside}: it is set aside, never cleared; store-newer {file}: it is left as it is, and `write` refuses. */
  read(): Promise<Registered>;
  /** Takes the place of the whole list, at once or not at all. Faults: store-newer, disk-full, disk-read-only. */
  write(next: Registered): Promise<void>;
}

/** A small owner-only file in the profile. */
export function accountRegistry(profile: string, now: () => string): AccountRegistry {
  const path = join(profile, 'accounts.json');
  let newer: Fault | null = null;
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
        error.code === 'ENOENT' ? null : Promise.reject(storeFault(error)),
      );
      if (text === null) return nobody;
      const json = jsonOf(text);
      const kept = Registry.safeParse(json);
      if (kept.success) return kept.data;
      if (Newer.safeParse(json).success) {
        newer = new Fault('store-newer', { file: 'accounts.json' });
        throw newer;
      }
      const aside = `${path}.${now().replaceAll(/[:.]/gu, '-')}.set-aside`;
      await rename(path, aside);
      throw new Fault('store-damaged', { file: 'accounts.json', setAside: aside });
    },
    async write({ accounts, unwanted }) {
      if (newer !== null) throw newer;
      const fresh = `${path}.new`;
      const text = JSON.stringify({ version: VERSION, accounts, unwanted } satisfies z.infer<typeof Registry>, null, 2);
      try {
        await writeFile(fresh, text, { mode: 0o600, flush: true });
        await rename(fresh, path);
      } catch (error) {
        throw storeFault(error);
      }
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
