import { shell } from 'electron';
import { Fault } from '../../core/fault.ts';
import { outsideLink } from '../../engine/shell/link.ts';

/** Windows takes no longer address (Electron's `shell.openExternal`). Characters. */
const WINDOWS = 2081;

/**
 * The only place that hands an address to the operating system. Fault `not-allowed-here` for anything but https, mailto and what we started
 * ourselves, and for a letter that Windows would not take: as a file or as text it goes.
 */
export async function openExternal(address: string, own: readonly string[]): Promise<void> {
  const link = outsideLink(address, own);
  if (process.platform === 'win32' && link.length > WINDOWS) throw new Fault('not-allowed-here', { reason: 'too-long' });
  await shell.openExternal(link);
}
