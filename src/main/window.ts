import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { holdNavigation } from './policy/navigation.ts';
import { HOME } from './policy/scheme.ts';

/** The page is as powerless as any web site, and has no Node. */
export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 820,
  minWidth: 800,
  minHeight: 560,
  show: false,
  title: 'Consent Desk',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
  },
});

export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload));
  holdNavigation(window.webContents);
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
