import Conf from 'conf';
import { settingsOptions } from '../engine/shell/settings/options.ts';
import { openSettingsWith, type Settings } from '../engine/shell/settings/settings.ts';
import { SETTINGS_NAME, type ShellSettings } from '../engine/shell/settings/shape.ts';

/** The settings in this folder: the same file as in Electron. A file that cannot be used is set aside, and `setAside` says where. */
export const openSettings = (folder: string): Settings =>
  openSettingsWith(folder, () => new Conf<ShellSettings>({ ...settingsOptions(folder), configName: SETTINGS_NAME }));
