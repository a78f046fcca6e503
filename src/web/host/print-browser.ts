import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, posix, win32 } from 'node:path';

export interface InstalledBrowser {
  readonly path: string;
  /** As its maker calls it. */
  readonly name: string;
}
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether there is a program at this path. */
  readonly isProgram: (path: string) => boolean;
}

const chrome = 'Google Chrome';
const edge = 'Microsoft Edge';
const chromium = 'Chromium';

/** Names on the PATH of Linux. */
const commands = [
  ['google-chrome', chrome],
  ['google-chrome-stable', chrome],
  ['microsoft-edge', edge],
  ['microsoft-edge-stable', edge],
  ['chromium', chromium],
  ['chromium-browser', chromium],
] as const;
const macPrograms = [
  ['Google Chrome.app/Contents/MacOS/Google Chrome', chrome],
  ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge', edge],
  ['Chromium.app/Contents/MacOS/Chromium', chromium],
] as const;
const windowsPrograms = [
  ['Google\\Chrome\\Application\\chrome.exe', chrome],
  ['Microsoft\\Edge\\Application\\msedge.exe', edge],
  ['Chromium\\Application\\chrome.exe', chromium],
] as const;

const here: Machine = { platform: process.platform, environment: process.env, isProgram };

/** The first of Chrome, Edge and Chromium that is installed; the variable CHROMIUM names one by its path. Null where there is none. */
export function findBrowser(machine: Machine = here): InstalledBrowser | null {
  const named = machine.environment.CHROMIUM ?? '';
  if (named !== '' && machine.isProgram(named)) return { path: named, name: chromium };
  return candidates(machine).find(({ path }) => machine.isProgram(path)) ?? null;
}

function candidates({ platform, environment }: Machine): readonly InstalledBrowser[] {
  if (platform === 'win32') {
    const folders = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
    return windowsPrograms.flatMap(([path, name]) => folders.filter(isSaid).map((folder) => ({ path: win32.join(folder, path), name })));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...[environment.HOME].filter(isSaid).map((home) => posix.join(home, 'Applications'))];
    return macPrograms.flatMap(([path, name]) => folders.map((folder) => ({ path: posix.join(folder, path), name })));
  }
  // A relative folder on the path would be whatever lies where we were started.
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => posix.isAbsolute(folder));
  return commands.flatMap(([command, name]) => folders.map((folder) => ({ path: posix.join(folder, command), name })));
}

const isSaid = (folder: string | undefined): folder is string => folder !== undefined && folder !== '';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
