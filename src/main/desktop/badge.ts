import { app, type BrowserWindow, nativeImage } from 'electron';
import { words } from '../../engine/words/words.ts';
import { countPicture } from './picture.ts';

function overlay(count: number) {
  const { side, pixels } = countPicture(count);
  return nativeImage.createFromBitmap(pixels, { width: side, height: side });
}

/** How many requests wait for a decision: a number at the dock, on Windows a picture at the taskbar with the same in words. */
export function showBadge(count: number, window: BrowserWindow, platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  if (window.isDestroyed()) return;
  window.setOverlayIcon(count > 0 ? overlay(count) : null, count > 0 ? words('tray.waiting', { count }) : '');
}
