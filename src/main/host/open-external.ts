import { shell } from 'electron';
import { outsideLink } from '../../engine/shell/link.ts';

/** The only place that hands an address to the operating system. Fault `not-allowed-here` for anything but https, mailto and what we started ourselves. */
export async function openExternal(address: string, own: readonly string[]): Promise<void> {
  await shell.openExternal(outsideLink(address, own));
}
