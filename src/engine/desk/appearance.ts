import { readFile, rename, writeFile } from 'node:fs/promises';
import { Appearance } from '../../contract/settings.ts';

/** How the app looks, for all accounts of the profile. */
export interface Appearances {
  read(): Promise<Appearance>;
  write(next: Appearance): Promise<void>;
}

export const plainAppearance: Appearance = { theme: 'system', language: 'en', density: 'compact' };

/** A small JSON file; one that cannot be read is as good as none. */
export function appearanceFile(path: string): Appearances {
  return {
    async read() {
      try {
        const kept = Appearance.safeParse(JSON.parse(await readFile(path, 'utf8')));
        return kept.success ? kept.data : plainAppearance;
      } catch {
        return plainAppearance;
      }
    },
    async write(next) {
      const fresh = `${path}.new`;
      await writeFile(fresh, JSON.stringify(next), { mode: 0o600 });
      await rename(fresh, path);
    },
  };
}
