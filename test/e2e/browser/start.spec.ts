import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startShell } from '../fixtures/shell-process.ts';
import { expect, test } from '../fixtures/story.ts';

// What only the browser shell has: an address that opens it, and a terminal in which it says why it does not start.

test('an address that was used opens nothing in another browser, and says what to do', async ({ page, desk, chromium }) => {
  await expect(page.getByRole('link', { name: 'Customers' }).first()).toBeVisible();
  if (chromium === null) throw new Error('This story is one of the browser shell.');
  const other = await chromium.newContext();
  const stranger = await other.newPage();
  const answer = await stranger.goto(desk.address() ?? '');
  expect(answer?.status()).toBe(403);
  await expect(stranger.getByRole('heading')).toHaveText('This address does not open Consent Desk');
  await other.close();
});

/** What a person reads who starts a shell on this profile. */
const startingAgain = (profile: string): Promise<string> =>
  startShell({ profile, customers: 240, seed: 1, flags: [] }).then(
    () => 'started',
    (error: Error) => error.message,
  );

test('a database that a newer version wrote is said so in a sentence, and is left as it was', async ({ desk }) => {
  await desk.quit();
  const database = join(desk.profile, 'accounts', 'practice', 'desk.sqlite');
  const file = await open(database, 'r+');
  // SQLite's user_version, at byte 60 of the head.
  await file.write(Buffer.from([0, 0, 39, 15]), 0, 4, 60);
  await file.close();
  for (const journal of ['-wal', '-shm']) await rm(`${database}${journal}`, { force: true });
  const before = await readFile(database);
  const told = await startingAgain(desk.profile);
  expect(told).toContain('The database of this profile was written by a newer Consent Desk.');
  expect(told).not.toMatch(/\n\s+at /);
  expect((await readFile(database)).equals(before)).toBe(true);
});

test('a second shell on the same profile is refused with a sentence, and the first goes on', async ({ page, desk }) => {
  const second = await startingAgain(desk.profile);
  expect(second).toContain('Consent Desk is already open with this profile.');
  expect(second).not.toMatch(/\n\s+at /);
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await expect(page.getByText('240 customers')).toBeVisible();
});

test('the shell says on its terminal that the killed practice partner was started again', async ({ desk }) => {
  process.kill(desk.partnerProcess(), 'SIGKILL');
  await expect.poll(() => desk.output()).toContain('was started again');
});
