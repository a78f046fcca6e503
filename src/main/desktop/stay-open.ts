import { app, autoUpdater, type BrowserWindow } from 'electron';

/**
 * What closing the window means. On Windows and Linux it ends the app, as everywhere else there: a desk that went on unseen would be a
 * surprise, and where there is no tray it could not be found again. On macOS an app stays until it is quit.
 */
export function stayOpen(window: BrowserWindow, show: () => void, platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'darwin') return;
  let quitting = false;
  const quits = () => {
    quitting = true;
  };
  app.on('before-quit', quits);
  // Installing an update closes the windows first, and says that it quits only after that.
  autoUpdater.on('before-quit-for-update', quits);
  window.on('close', (event) => {
    if (quitting) return;
    event.preventDefault();
    window.hide();
  });
  app.on('activate', show);
}
