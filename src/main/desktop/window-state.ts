import { type BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron';
import { type KeptWindow, placeWindow, smallest, type WindowPlace } from './window-place.ts';

/** Where the state of the window is kept. */
export interface KeepsWindow {
  get(key: 'window'): unknown;
  set(key: 'window', value: KeptWindow): void;
}

/** How long the window must have rested before its place is written. Milliseconds. */
const REST = 500;

/** Where the window opens: as it was, where that is still on a display. Electron must be ready. */
export function windowPlace(settings: KeepsWindow): WindowPlace {
  return placeWindow(readKept(settings), screen.getAllDisplays(), screen.getPrimaryDisplay());
}

/** The place as options of a window; `openAsKept` then makes it as large as it was. */
export const placed = ({ x, y, width, height }: WindowPlace): BrowserWindowConstructorOptions => ({
  x,
  y,
  width,
  height,
  minWidth: smallest.width,
  minHeight: smallest.height,
});

/** Settings that cannot be read must not keep the window from opening. */
function readKept(settings: KeepsWindow): unknown {
  try {
    return settings.get('window');
  } catch {
    return null;
  }
}

/** Brings a new window to the size it had, and keeps its place from then on: when it has rested, and when it closes. */
export function rememberWindow(window: BrowserWindow, place: WindowPlace, settings: KeepsWindow): void {
  // Maximising shows a window: not before its page is painted.
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    if (place.fullScreen) window.setFullScreen(true);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    // The normal bounds: where the window is when it is neither maximised nor full screen.
    const bounds = window.getNormalBounds();
    try {
      settings.set('window', {
        ...bounds,
        display: screen.getDisplayMatching(window.getBounds()).id,
        maximized: window.isMaximized(),
        fullScreen: window.isFullScreen(),
      });
    } catch {
      // A disk that cannot be written costs the place of the window and no more.
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('enter-full-screen', later);
  window.on('leave-full-screen', later);
  window.on('close', keep);
  window.on('closed', () => clearTimeout(timer));
}
