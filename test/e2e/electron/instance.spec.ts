import type { ElectronApplication } from '@playwright/test';
import { engineProcess } from '../driver/electron-engine.ts';
import { expect, test } from './app.ts';

const hide = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
const isVisible = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);

test('a second start brings the window that is there to the person, hands over what it was given, and ends', async ({
  pages,
  app,
  startOnceMore,
}) => {
  await pages.frame.expectRead(240);
  const engine = await engineProcess(app());
  await hide(app());
  expect(await startOnceMore(['consentdesk://log'])).toBe(0);
  await expect.poll(() => isVisible(app()), { message: 'the window is shown' }).toBe(true);
  await expect(pages.frame.heading).toHaveText('Operation log');
  expect(app().windows()).toHaveLength(1);
  expect(await engineProcess(app()), 'the engine is the one that ran before').toBe(engine);
});

test('a link opens a page and does nothing else, however it is written', async ({ page, pages, control, startOnceMore }) => {
  const acts = async () =>
    Object.entries(await control.call<Readonly<Record<string, number>>>('GET', '/calls')).filter(([call]) => !call.startsWith('GET '));
  const { customer_id } = await control.call<{ readonly customer_id: string }>('GET', '/customers/acme-hk-003');
  await pages.frame.expectRead(240);
  const before = await acts();

  await test.step('one that names a customer opens the customer', async () => {
    expect(await startOnceMore([`consentdesk://customers/${customer_id}`])).toBe(0);
    await expect(page.locator('#customer-heading')).toHaveText('acme-hk-003');
  });
  for (const link of [
    `consentdesk://requests/submit/${customer_id}`,
    `consentdesk://customers/${customer_id}?act=approve`,
    'consentdesk://customers/../../../etc/passwd',
    'consentdesk://elsewhere',
    'consentdesk://log#<script>alert(1)</script>',
    `consentdesk://customers/${'9'.repeat(5000)}`,
  ])
    await test.step(`${link.slice(0, 60)} opens no page of its own`, async () => {
      await pages.frame.open('Notices');
      expect(await startOnceMore([link])).toBe(0);
      // Too long to be read at all is the same as nothing: the window comes, and stays where it is.
      await expect(page).toHaveURL(link.length > 4096 ? /#\/notices$/ : /#\/(\?.*)?$/);
    });
  expect(await acts(), 'nothing but reading was asked of the partner').toEqual(before);
});
