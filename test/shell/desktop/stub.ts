import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

// What the desktop's parts call of Electron, and nothing more: it keeps what it was asked for, and does nothing with it.

/** Where Electron keeps what lies beside app.asar. */
Object.assign(process, { resourcesPath: '/resources' });

class App extends EventEmitter {
  isPackaged = true;
  /** Whether another Consent Desk holds the lock. */
  taken = false;
  openAtLogin = false;
  /** Switched off in the task manager of Windows, where the entry stays. */
  switchedOff = false;
  readonly requestSingleInstanceLock = vi.fn(() => !this.taken);
  readonly setAsDefaultProtocolClient = vi.fn((_scheme: string, _program?: string, _given?: string[]) => true);
  readonly setAppUserModelId = vi.fn((_id: string) => {});
  readonly setDesktopName = vi.fn((_name: string) => {});
  readonly setBadgeCount = vi.fn((_count: number) => true);
  readonly setUserTasks = vi.fn((_tasks: readonly Electron.Task[]) => true);
  readonly setLoginItemSettings = vi.fn(({ openAtLogin }: { openAtLogin: boolean }) => {
    this.openAtLogin = openAtLogin;
  });
  readonly getLoginItemSettings = () => ({
    openAtLogin: this.openAtLogin,
    executableWillLaunchAtLogin: this.openAtLogin && !this.switchedOff,
  });
  readonly quit = vi.fn(() => {});
  readonly dock = { setMenu: vi.fn((_menu: { readonly items: readonly Item[] }) => {}) };
  getName(): string {
    return 'Consent Desk';
  }
  getAppPath(): string {
    return '/app';
  }
}
export const app = new App();
export const autoUpdater = new EventEmitter();

type Item = Electron.MenuItemConstructorOptions;
export const Menu = {
  set: null as { readonly items: readonly Item[] } | null,
  buildFromTemplate: (items: readonly Item[]) => ({ items }),
  setApplicationMenu(menu: { readonly items: readonly Item[] }): void {
    Menu.set = menu;
  },
};

class Theme extends EventEmitter {
  themeSource = 'system';
  shouldUseDarkColors = false;
}
export const nativeTheme = new Theme();

export const display = (id: number, x: number, y: number, width: number, height: number) => ({ id, workArea: { x, y, width, height } });
export const screen = {
  all: [display(1, 0, 25, 1440, 875)],
  getAllDisplays: () => screen.all,
  getPrimaryDisplay: () => screen.all[0],
  getDisplayMatching: ({ x }: { readonly x: number }) =>
    screen.all.find(({ workArea }) => x >= workArea.x && x < workArea.x + workArea.width) ?? screen.all[0],
};

export const nativeImage = {
  /** Whether the files of pictures are there. */
  there: true,
  createFromPath: (path: string) => ({ path, isEmpty: () => !nativeImage.there }),
  createFromBitmap: (pixels: Buffer, size: { readonly width: number; readonly height: number }) => ({ pixels, size }),
};

export class Tray extends EventEmitter {
  /** Whether this desktop has a tray at all. */
  static possible = true;
  static last: Tray | null = null;
  tooltip = '';
  title = '';
  menu: readonly Item[] = [];
  destroyed = false;
  readonly picture: { readonly path: string };
  constructor(picture: { readonly path: string }) {
    super();
    if (!Tray.possible) throw new Error('no tray');
    this.picture = picture;
    Tray.last = this;
  }
  setToolTip(text: string): void {
    this.tooltip = text;
  }
  setTitle(text: string): void {
    this.title = text;
  }
  setContextMenu(menu: { readonly items: readonly Item[] }): void {
    this.menu = menu.items;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

class Contents extends EventEmitter {
  readonly reload = vi.fn(() => {});
}
export class BrowserWindow extends EventEmitter {
  readonly webContents: Contents = new Contents();
  bounds = { x: 10, y: 35, width: 1000, height: 700 };
  maximized = false;
  fullScreen = false;
  minimized = false;
  destroyed = false;
  background = '';
  overlay: { readonly picture: unknown; readonly words: string } | null = null;
  readonly maximize = vi.fn(() => {
    this.maximized = true;
  });
  readonly setFullScreen = vi.fn((on: boolean) => {
    this.fullScreen = on;
  });
  readonly hide = vi.fn(() => {});
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isFullScreen(): boolean {
    return this.fullScreen;
  }
  getBounds() {
    return this.bounds;
  }
  getNormalBounds() {
    return this.bounds;
  }
  setBackgroundColor(colour: string): void {
    this.background = colour;
  }
  setOverlayIcon(picture: unknown, words: string): void {
    this.overlay = { picture, words };
  }
}

export const dialog = { response: 0, showMessageBox: vi.fn(async () => ({ response: dialog.response })) };

/** Everything as it was before the first test. */
export function fresh(): void {
  app.removeAllListeners();
  autoUpdater.removeAllListeners();
  nativeTheme.removeAllListeners();
  vi.clearAllMocks();
  Object.assign(app, { isPackaged: true, taken: false, openAtLogin: false, switchedOff: false });
  Object.assign(nativeTheme, { themeSource: 'system', shouldUseDarkColors: false });
  Object.assign(Tray, { possible: true, last: null });
  nativeImage.there = true;
  dialog.response = 0;
  Menu.set = null;
  screen.all = [display(1, 0, 25, 1440, 875)];
}
