import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../core/fault.ts';
import { AccountConnection } from '../connection.ts';

const Registry = z.object({ version: z.literal(1), accounts: z.array(AccountConnection).max(100).readonly() });

/** The partner accounts that a person has added to this profile; how each is reached, never its secrets. */
export interface AccountRegistry {
  /** Fault store-damaged when the file cannot be read: it is set aside, never cleared. */
  read(): Promise<readonly AccountConnection[]>;
  /** Takes the place of the whole list, at once or not at all. */
  write(accounts: readonly AccountConnection[]): Promise<void>;
}

/** A small owner-only file in the profile. */
export function accountRegistry(profile: string, now: () => string): AccountRegistry {
  const path = join(profile, 'accounts.json');
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
        error.code === 'ENOENT' ? null : Promise.reject(error),
      );
      if (text === null) return [];
      const kept = Registry.safeParse(jsonOf(text));
      if (kept.success) return kept.data.accounts;
      const aside = `${path}.${now().replaceAll(/[:.]/gu, '-')}.set-aside`;
      await rename(path, aside);
      throw new Fault('store-damaged', { file: 'accounts.json', setAside: aside });
    },
    async write(accounts) {
      const fresh = `${path}.new`;
      await writeFile(fresh, JSON.stringify({ version: 1, accounts } satisfies z.infer<typeof Registry>, null, 2), {
        mode: 0o600,
        flush: true,
      });
      await rename(fresh, path);
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
