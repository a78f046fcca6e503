import type { ElectronApplication } from '@playwright/test';
import { expectShown, type Notifications } from '../fixtures/notifications.ts';

type Shown = Electron.Notification & { consentDeskClosed?: boolean };
type WithShown = typeof globalThis & { consentDeskShown?: Shown[] };

/** Writes down in the main process what Electron shows, and shows it all the same. Begins now; what was shown before is not known. */
export async function recordNotifications(app: ElectronApplication): Promise<{ readonly notifications: Notifications; stop(): void }> {
  await app.evaluate(({ Notification }) => {
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
  const calls = () => app.evaluate(() => ((globalThis as WithShown).consentDeskShown ?? []).map(({ title, body }) => ({ title, body })));
  const displayed = () =>
    app.evaluate(() => ((globalThis as WithShown).consentDeskShown ?? []).filter((each) => each.consentDeskClosed !== true).length);
  return {
    notifications: {
      calls,
      expectShown: (words) => expectShown(words, calls, displayed),
      click: async () =>
        app.evaluate(() => {
          (globalThis as WithShown).consentDeskShown?.at(-1)?.emit('click');
        }),
      closeAll: async () =>
        app.evaluate(() => {
          for (const each of (globalThis as WithShown).consentDeskShown ?? []) each.close();
        }),
    },
    stop() {},
  };
}
