import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS_NAME, type ShellSettings } from './shape.ts';

/** The settings of a shell. */
export interface Settings {
  get<Key extends keyof ShellSettings>(key: Key): ShellSettings[Key];
  set<Key extends keyof ShellSettings>(key: Key, value: ShellSettings[Key]): void;
  /** Where a file that could not be used was put; null when there was none since the start. */
  readonly setAside: string | null;
}

/** What this needs of the store that reads and writes the file; `conf` and `electron-store` have this shape. */
export type SettingsStore = Pick<Settings, 'get' | 'set'>;

/** `settings.set-aside-2026-11-22T01-30-00-000Z.json`: no colons, since one system forbids them in names. */
const asideName = (now: Date) => `${SETTINGS_NAME}.set-aside-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`;

/**
 * Opens the settings of a profile. A file that cannot be used, being damaged or of a foreign shape, is set aside under a dated name, and
 * the settings begin anew; it is never cleared. What fails without that file too (a full or read-only disk) is thrown, and the file stays.
 */
export function openSettingsWith(folder: string, open: () => SettingsStore): Settings {
  const path = join(folder, `${SETTINGS_NAME}.json`);
  const first = join(folder, 'appearance.json');
  // Edition 0: the migration makes of it what it can.
  if (!existsSync(path) && existsSync(first)) copyFileSync(first, path);
  let setAside: string | null = null;

  const beginAnew = (reason: unknown): SettingsStore => {
    if (!existsSync(path)) throw reason;
    const aside = join(folder, asideName(new Date()));
    renameSync(path, aside);
    try {
      const fresh = open();
      setAside = aside;
      return fresh;
    } catch {
      renameSync(aside, path);
      throw reason;
    }
  };

  const opened = (): SettingsStore => {
    try {
      return open();
    } catch (error) {
      return beginAnew(error);
    }
  };
  let store = opened();
  // The file is read again at every question, and somebody may have damaged it meanwhile. Where the file is sound, the second try throws
  // what the first one threw.
  const asked = <Answer>(question: (store: SettingsStore) => Answer): Answer => {
    try {
      return question(store);
    } catch {
      store = opened();
      return question(store);
    }
  };
  return {
    get: (key) => asked((each) => each.get(key)),
    set: (key, value) => asked((each) => each.set(key, value)),
    get setAside() {
      return setAside;
    },
  };
}
