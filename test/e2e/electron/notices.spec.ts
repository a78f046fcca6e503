import { recordedNotifications } from '../fixtures/recorded-notifications.ts';
import { expect, test } from './app.ts';

test('a notice of Electron is shown, says no name, and its click brings the hidden window up on the request', async ({
  page,
  pages,
  control,
  app,
}) => {
  const notifications = recordedNotifications(app);
  await pages.frame.expectRead(240);
  await app().evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  await control.call('POST', '/customers/acme-hk-016/incoming', { reason: 'We move on' });
  await notifications.expectShown(/SIMULATED: a•+ asks to be disassociated/);
  expect(JSON.stringify(await notifications.calls())).not.toContain('acme-hk-016');
  await notifications.click();
  await expect(page).toHaveURL(/#\/requests\/.+/);
  await expect
    .poll(() => app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()), { message: 'the window is shown' })
    .toBe(true);
});
