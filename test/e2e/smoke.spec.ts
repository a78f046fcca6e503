import { isGone } from './fixtures/desk.ts';
import { expect, test } from './fixtures/story.ts';

test('after the start the list of customers stands on the screen, and the address keeps no token', async ({ page }) => {
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await expect(page.getByRole('row').filter({ hasText: 'acme-hk-001' })).toBeVisible();
  await expect(page.getByText('240 customers')).toBeVisible();
});

test('a reloaded page is still at the desk, and nothing on it breaks the policy', async ({ page }) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.reload();
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await expect(page.getByText('240 customers')).toBeVisible();
  expect(broken).toEqual([]);
});

const answers = (partner: string) =>
  fetch(partner).then(
    () => true,
    () => false,
  );

test('a practice partner that is killed is started again at the same address', async ({ desk }) => {
  const id = desk.partnerProcess();
  process.kill(id, 'SIGKILL');
  await expect.poll(() => isGone(id), { message: 'the killed one is gone' }).toBe(true);
  await expect.poll(() => answers(desk.partner), { message: 'it is started again' }).toBe(true);
});

test('a practice partner that is stopped stays away until it is started', async ({ desk, page, pages }) => {
  await pages.frame.expectRead(240);
  await desk.stopSandbox();
  await expect(page.getByText('Offline: everything stays readable, acts are refused')).toBeVisible();
  expect(await answers(desk.partner)).toBe(false);
  await desk.startSandbox();
  expect(await answers(desk.partner)).toBe(true);
});

test('when the shell is killed, its practice partner ends with it', async ({ desk }) => {
  await desk.kill();
  await expect.poll(() => answers(desk.partner)).toBe(false);
  await desk.restart();
});

test('the page of the practice partner opens outside, in the browser of the person', async ({ page, pages, desk }) => {
  await pages.frame.open('Settings');
  await page.getByRole('button', { name: 'Open the practice page' }).click();
  await expect.poll(desk.opened).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/play\?token=/)]);
});
