import { join } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import { words } from '../../engine/words/words.ts';

export interface TrayState {
  /** Requests that wait for a decision of ours. */
  readonly waiting: number;
  readonly paused: boolean;
}
export interface TrayActs {
  /** Brings the window up where it stands: what a person was writing stays. */
  readonly show: () => void;
  /** Opens a page, and the window with it. */
  readonly open: (route: string) => void;
  readonly pause: (paused: boolean) => void;
}
export interface TrayMark {
  show(state: TrayState): void;
  remove(): void;
}

/** What waits, in one line, for whoever points at the tray. */
export function trayTooltip({ waiting, paused }: TrayState): string {
  const name = app.getName();
  return `${name}: ${words('tray.waiting', { count: waiting })}${paused ? ` ${words('tray.paused')}` : ''}`;
}

export function trayMenu({ waiting, paused }: TrayState, { show, open, pause }: TrayActs): MenuItemConstructorOptions[] {
  return [
    { id: 'waiting', label: words('tray.waiting', { count: waiting }), enabled: waiting > 0, click: () => open('/requests') },
    { type: 'separator' },
    { id: 'open', label: words('tray.open'), click: show },
    { id: 'pause', label: words(paused ? 'tray.resume' : 'tray.pause'), click: () => pause(!paused) },
    { type: 'separator' },
    { id: 'quit', label: words('tray.quit'), click: () => app.quit() },
  ];
}

/** The menu bar of macOS colours a picture whose name ends with `Template`, light or dark; `@2x` beside it is found by itself. */
const pictures: Partial<Record<NodeJS.Platform, string>> = { darwin: 'trayTemplate.png', win32: 'tray.ico' };

/** Where the pictures of the tray lie: beside app.asar, unpackaged in the project's folder. */
const picturesFolder = (): string => (app.isPackaged ? join(process.resourcesPath, 'tray') : join(app.getAppPath(), 'resources', 'tray'));

/** The mark in the system's tray. Null where there is none (a Linux desktop without status notifiers): everything it offers is in the page. */
export function createTray(acts: TrayActs, platform: NodeJS.Platform = process.platform): TrayMark | null {
  const picture = nativeImage.createFromPath(join(picturesFolder(), pictures[platform] ?? 'tray.png'));
  // Linux would show an empty place, macOS nothing at all.
  if (picture.isEmpty()) return null;
  let tray: Tray;
  try {
    tray = new Tray(picture);
  } catch {
    return null;
  }
  // On macOS a click opens the menu.
  if (platform !== 'darwin') tray.on('click', acts.show);
  return {
    show(state) {
      if (tray.isDestroyed()) return;
      tray.setToolTip(trayTooltip(state));
      if (platform === 'darwin') tray.setTitle(state.waiting > 0 ? String(state.waiting) : '');
      // Linux shows a changed menu only when it is set anew.
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, acts)));
    },
    remove() {
      if (!tray.isDestroyed()) tray.destroy();
    },
  };
}
