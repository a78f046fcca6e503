import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import { settingsOptions } from '../engine/shell/settings/options.ts';
import { openSettingsWith, type Settings } from '../engine/shell/settings/settings.ts';
import { SETTINGS_NAME, type ShellSettings } from '../engine/shell/settings/shape.ts';

/** The settings in this folder. A file that cannot be used is set aside, and `setAside` says where. Throws where the disk cannot be written. */
export function openSettings(folder: string): Settings {
  const settings = openSettingsWith(folder, () => new ElectronStore<ShellSettings>({ ...settingsOptions(folder), name: SETTINGS_NAME }));
  // The store opens a synchronous channel that tells any page the profile's path: a door that nobody here uses.
  ipcMain.removeAllListeners('electron-store-get-data');
  return settings;
}
