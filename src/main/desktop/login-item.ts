import { app } from 'electron';
import { Fault } from '../../core/fault.ts';
import type { Host, LoginItem } from '../../core/ports.ts';
import { autostartEntry, autostartFile, startAtLogin, startsAtLogin } from './autostart.ts';

/**
 * Opening at login, off until the person says so. The system's own entry is the only place where it stands: whoever removes it there is
 * believed. Not offered unpackaged, where it would start Electron without us.
 */
export function createLoginItem(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Host['loginItem'] {
  const file = autostartFile(environment);
  const offered = () => app.isPackaged && (platform === 'linux' || platform === 'darwin' || platform === 'win32');
  const opens = (): boolean => {
    if (platform === 'linux') return startsAtLogin(file);
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings();
    // Windows keeps the entry of a person who switched it off in the task manager.
    return platform === 'win32' ? executableWillLaunchAtLogin : openAtLogin;
  };
  const now = (): LoginItem => {
    if (!offered()) return 'not-offered';
    return opens() ? 'on' : 'off';
  };
  return {
    state: async () => now(),
    async set(on) {
      if (!offered()) throw new Fault('not-allowed-here', { reason: 'login-item' });
      if (platform !== 'linux') app.setLoginItemSettings({ openAtLogin: on });
      else
        try {
          startAtLogin(on, file, autostartEntry(environment.APPIMAGE ?? process.execPath, app.getName()));
        } catch (cause) {
          const code = cause instanceof Error && 'code' in cause ? cause.code : null;
          throw new Fault(code === 'ENOSPC' ? 'disk-full' : 'disk-read-only', {}, { cause });
        }
      return now();
    },
  };
}
