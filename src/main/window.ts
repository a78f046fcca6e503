import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { pagePreferences } from './policy/preferences.ts';
import { HOME } from './policy/scheme.ts';

/** The page is as powerless as any web site, and has no Node. */
export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 820,
  minWidth: 800,
  minHeight: 560,
  show: false,
  title: 'Consent Desk',
  webPreferences: pagePreferences(preload, app.isPackaged),
});

/** `place`: where the window opens, and on what ground; never what its page may do. */
export function createWindow(preload: string, place: Omit<BrowserWindowConstructorOptions, 'webPreferences'>): BrowserWindow {
  const window = new BrowserWindow({ ...windowOptions(preload), ...place });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(HOME);
  return window;
}

/** Brings the window to the person. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
