import type { ElectronApplication } from '@playwright/test';

/** A notice of Electron's that was shown, and whether it is gone again. */
export type Shown = Electron.Notification & { consentDeskClosed?: boolean };
export type WithShown = typeof globalThis & { consentDeskShown?: Shown[] };

/** Writes down in the main process what Electron shows from now on, and shows it all the same. Once per start. */
export const recordNotifications = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Notification }) => {
    const shown: Shown[] = [];
    (globalThis as WithShown).consentDeskShown = shown;
    const { show } = Notification.prototype;
    Notification.prototype.show = function (this: Shown) {
      shown.push(this);
      this.once('close', () => {
        this.consentDeskClosed = true;
      });
      return show.call(this);
    };
  });
