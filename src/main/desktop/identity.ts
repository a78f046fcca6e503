import { app } from 'electron';

/** Who the systems think we are: the `appId` of electron-builder.yml, and the name of the .desktop file that its Linux packages install. */
export const APP_ID = 'example.consent-desk.app';
export const DESKTOP_FILE = 'consent-desk.desktop';

/** Notices and the taskbar show our name and icon only under the identity that the installer registered. macOS takes it from the bundle. */
export function takeIdentity(platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') app.setAppUserModelId(APP_ID);
  if (platform === 'linux') app.setDesktopName(DESKTOP_FILE);
}
