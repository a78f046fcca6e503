import { Fault } from '../../core/fault.ts';
import { outsideLink } from '../../engine/shell/link.ts';
import { runProgram } from './program.ts';

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

export const hasDisplay = (environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): boolean =>
  platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);

/** Hands an address to the desktop. False where there is none, or nothing that opens addresses. */
export async function openByDesktop(address: string): Promise<boolean> {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  if (!hasDisplay()) return false;
  return (await runProgram(command, [...args, address], 10_000)).ok;
}

/** Opens an address that may leave the app. Fault `not-allowed-here` for any other, and where nothing here opens addresses. */
export async function openLink(address: string, own: readonly string[]): Promise<void> {
  const link = outsideLink(address, own);
  if (!(await openByDesktop(link))) throw new Fault('not-allowed-here', { reason: 'no-browser' });
}
