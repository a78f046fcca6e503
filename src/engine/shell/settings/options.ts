import { z } from 'zod';
import { settingsMigrations } from './migrations.ts';
import { plainSettings, SETTINGS_EDITION, ShellSettings } from './shape.ts';

/**
 * How both shells open the file: the same schema, defaults and migrations, readable by its owner alone, and never cleared by itself.
 * `conf` and `electron-store` take this as it is.
 */
export const settingsOptions = (folder: string) => {
  const { properties } = z.toJSONSchema(ShellSettings) as { readonly properties: Record<keyof ShellSettings, object> };
  return {
    cwd: folder,
    schema: properties,
    defaults: plainSettings,
    migrations: { ...settingsMigrations },
    projectVersion: SETTINGS_EDITION,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  };
};
