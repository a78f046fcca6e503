import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Host } from '../../core/ports.ts';
import type { Settings } from '../../engine/shell/settings/settings.ts';
import { saveFile } from './files.ts';
import { createNotify } from './notices.ts';
import { openExternal } from './open-external.ts';
import { onPower } from './power.ts';
import { createPrinter } from './print.ts';
import { proxyFor } from './proxy.ts';
import { createSecrets } from './secrets.ts';

/**
 * The Host of Electron. `own` are the origins of programs that this shell started; `onOpen` hears clicked notices; `desktop` is what sits
 * around the window.
 */
export const createElectronHost = (parts: {
  readonly profile: string;
  readonly window: BrowserWindow;
  readonly settings: Settings;
  readonly own: () => readonly string[];
  readonly onOpen: (address: string) => void;
  readonly desktop: Pick<Host, 'badge' | 'paused' | 'onPause' | 'theme' | 'loginItem'>;
}): Host => ({
  secrets: createSecrets(join(parts.profile, 'secrets'), parts.settings),
  notify: createNotify(parts.onOpen),
  ...parts.desktop,
  proxyFor,
  openLink: (address) => openExternal(address, parts.own()),
  saveFile: (file) => saveFile(parts.window, file),
  ...createPrinter(parts.window),
  onPower,
});
