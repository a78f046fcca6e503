import { app } from 'electron';
import { LINK_SCHEME } from '../../engine/shell/deep-link.ts';

/** Nothing after it can be read as a switch, however a link is written. */
export const OPENER = '--';

/**
 * Makes consentdesk:// ours; on Linux the .desktop file of the package does. Not unpackaged, where the person's links would from then on
 * start Electron without us.
 */
export function registerLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [OPENER]);
}
