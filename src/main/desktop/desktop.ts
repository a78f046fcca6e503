import type { BrowserWindow } from 'electron';
import type { Host, OpenedFile } from '../../core/ports.ts';
import { routeOfLink, unreadableFile } from '../../engine/shell/deep-link.ts';
import type { HandedOver } from '../../engine/shell/handed-over.ts';
import { showBadge } from './badge.ts';
import { readOpenedFile } from './file-open.ts';
import { createLoginItem } from './login-item.ts';
import { installMenu } from './menu.ts';
import { watchPage } from './page-faults.ts';
import { offerShortcuts } from './shortcuts.ts';
import { stayOpen } from './stay-open.ts';
import { followTheme, type Theme, wearTheme } from './theme.ts';
import { createTray } from './tray.ts';
import type { WindowPlace } from './window-place.ts';
import { type KeepsWindow, rememberWindow } from './window-state.ts';

export interface DesktopParts {
  readonly window: BrowserWindow;
  /** Where the window was opened. */
  readonly place: WindowPlace;
  readonly settings: KeepsWindow & { set(key: 'theme', value: Theme): void };
  /** Brings the window to the person; `open` on one of its pages, such as `/requests`. */
  readonly show: () => void;
  readonly open: (route: string) => void;
  /** Hands the engine a file that was opened from outside. */
  readonly openFile: (file: OpenedFile) => void;
  /** A person wants to know whether there is a newer version. */
  readonly checkForUpdates: () => void;
  /** Path of the log of faults, and what takes a line of it. */
  readonly log: string;
  readonly write: (line: string) => void;
}
export interface Desktop {
  /** The engine's share. */
  readonly host: Pick<Host, 'badge' | 'paused' | 'onPause' | 'theme' | 'loginItem'>;
  /** A start of the app was given this, or the system hands it over while we run. Opens, and never acts. */
  handOver(given: HandedOver): void;
  stop(): void;
}

/** Everything around the window: menu, tray, badge, dock and jump list, theme, and where the window was. Electron must be ready. */
export function createDesktop(parts: DesktopParts): Desktop {
  const { window, settings, show, open } = parts;
  const pauseListeners = new Set<(paused: boolean) => void>();
  let state = { waiting: 0, paused: false };

  rememberWindow(window, parts.place, settings);
  followTheme(window);
  stayOpen(window, show);
  watchPage(window, { write: parts.write, log: parts.log, now: () => performance.now() });
  installMenu({ open, checkForUpdates: parts.checkForUpdates });
  offerShortcuts(open);
  const tray = createTray({
    show,
    open,
    pause: (paused) => {
      for (const listener of pauseListeners) listener(paused);
    },
  });
  const say = (next: Partial<typeof state>): void => {
    state = { ...state, ...next };
    tray?.show(state);
  };
  say({});

  return {
    host: {
      async badge(count) {
        say({ waiting: count });
        showBadge(count, window);
      },
      paused: async (paused) => say({ paused }),
      onPause(listener) {
        pauseListeners.add(listener);
        return () => pauseListeners.delete(listener);
      },
      async theme(theme) {
        wearTheme(theme);
        settings.set('theme', theme);
      },
      loginItem: createLoginItem(),
    },
    handOver(given) {
      if (given.kind === 'link') return open(routeOfLink(given.address));
      show();
      if (given.kind === 'nothing') return;
      void readOpenedFile(given.path).then((file) => (file === null ? open(unreadableFile) : parts.openFile(file)));
    },
    stop: () => tray?.remove(),
  };
}
