import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { DESKTOP_FILE } from './identity.ts';

/** Where a Linux desktop looks for what it starts at login (XDG Autostart). Electron has no call for it. */
export function autostartFile(environment: NodeJS.ProcessEnv = process.env): string {
  const config = environment.XDG_CONFIG_HOME;
  // The specification has relative paths ignored.
  return join(config?.startsWith('/') ? config : join(homedir(), '.config'), 'autostart', DESKTOP_FILE);
}

/** A program as `Exec` wants it: in quotes, with what a shell would read escaped, the field codes' percent sign doubled. */
export const execOf = (program: string): string =>
  `"${program
    .replaceAll('%', '%%')
    .replace(/["`$\\]/gu, (letter) => `\\${letter}`)
    .replaceAll('\\', '\\\\')}"`;

/** The file as the desktop reads it. `program`: the AppImage, where we run from one, since its inside is mounted anew at each start. */
export const autostartEntry = (program: string, name: string): string =>
  ['[Desktop Entry]', 'Type=Application', 'Version=1.5', `Name=${name}`, `Exec=${execOf(program)}`, 'Terminal=false', ''].join('\n');

export const startsAtLogin = (file: string): boolean => existsSync(file);

export function startAtLogin(on: boolean, file: string, entry: string): void {
  if (!on) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, entry, { mode: 0o600 });
}
