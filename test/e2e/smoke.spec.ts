import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startShell } from './fixtures/shell-process.ts';
import { expect, test } from './fixtures/story.ts';

test('after the start the list of customers stands on the screen, and the address keeps no token', async ({ page }) => {
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await expect(page.getByRole('row').filter({ hasText: 'acme-hk-001' })).toBeVisible();
  await expect(page.getByText('240 customers')).toBeVisible();
});

test('an address that was used opens nothing in another browser, and says what to do', async ({ page, desk, browser }) => {
  await expect(page.getByRole('link', { name: 'Customers' }).first()).toBeVisible();
  const other = await browser.newContext();
  const stranger = await other.newPage();
  const answer = await stranger.goto(desk.shell().address);
  expect(answer?.status()).toBe(403);
  await expect(stranger.getByRole('heading')).toHaveText('This address does not open Consent Desk');
  await other.close();
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

/** What a person reads who starts a shell on this profile. */
const startingAgain = (profile: string): Promise<string> =>
  startShell({ profile, customers: 240, seed: 1, flags: [] }).then(
    () => 'started',
    (error: Error) => error.message,
  );

test('a damaged database is said so in a sentence, and is left as it was', async ({ desk }) => {
  await desk.shell().stop();
  const database = join(desk.profile, 'accounts', 'practice', 'desk.sqlite');
  await writeFile(database, 'this is no database, and long enough to be read as the header of one'.repeat(200));
  for (const journal of ['-wal', '-shm']) await rm(`${database}${journal}`, { force: true });
  const told = await startingAgain(desk.profile);
  expect(told).toContain('The database of this profile is damaged, and nothing was changed.');
  expect(told).not.toMatch(/\n\s+at /);
  expect(await readFile(database, 'utf8')).toContain('this is no database');
});

test('a second shell on the same profile is refused with a sentence, and the first goes on', async ({ page, desk }) => {
  const second = await startingAgain(desk.profile);
  expect(second).toContain('Consent Desk is already open with this profile.');
  expect(second).not.toMatch(/\n\s+at /);
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await expect(page.getByText('240 customers')).toBeVisible();
});

const answers = (partner: string) =>
  fetch(partner).then(
    () => true,
    () => false,
  );

test('a practice partner that is killed is started again at the same address', async ({ desk }) => {
  process.kill(desk.shell().control.process, 'SIGKILL');
  await expect.poll(() => desk.shell().output()).toContain('was started again');
  expect(await answers(desk.partner)).toBe(true);
});

test('a practice partner that is stopped stays away until it is started', async ({ desk }) => {
  await desk.stopSandbox();
  expect(await answers(desk.partner)).toBe(false);
  await desk.startSandbox();
  expect(await answers(desk.partner)).toBe(true);
  expect(desk.shell().output()).not.toContain('started again');
});

test('when the shell is killed, its practice partner ends with it', async ({ desk }) => {
  await desk.shell().kill();
  await expect.poll(() => answers(desk.partner)).toBe(false);
  await desk.restart();
});
