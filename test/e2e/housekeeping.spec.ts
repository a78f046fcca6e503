import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

const passphrase = 'three odd words together';

test('a desk is backed up, goes on, and is brought back; what was done since is set aside by name', async ({ page, pages, desk }) => {
  const { frame, welcome, log } = pages;
  const inspection = inspectionOf(page, desk);
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);
  const backup = join(desk.profile, 'mine.consentdesk-backup');

  await test.step('the page says how large it is, and what a backup holds and does not', async () => {
    await frame.open('Settings');
    await page.getByRole('link', { name: 'Backup, restore, size and what was set aside' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Housekeeping');
    await expect(page.getByText('No keys and no passwords are in it')).toBeVisible();
    await expect(page.getByRole('table', { name: 'What takes up the room' })).toBeVisible();
    await inspection.look('housekeeping');
  });

  await test.step('a passphrase, twice, and a file that holds nothing in clear', async () => {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.keyboard.press('Tab');
    await page.keyboard.type(passphrase);
    const { name, bytes } = await desk.saved(() => page.keyboard.press('Enter'));
    expect(name).toMatch(/^SIMULATED backup .*\.consentdesk-backup$/);
    writeFileSync(backup, bytes);
    expect((await readFile(backup)).includes('acme-hk-001')).toBe(false);
    await expect(page.getByText(/Backed up and checked: .* 240 customers/)).toBeVisible();
  });

  await test.step('a wrong passphrase is told as such; the right one shows what it is before anything is replaced', async () => {
    await page.getByLabel('Backup file').setInputFiles(backup);
    const asked = page.getByLabel('Passphrase of this backup');
    await asked.fill('not these words at all');
    await page.getByRole('button', { name: 'Open and check' }).click();
    await expect(page.getByText('This passphrase does not open the backup.')).toBeVisible();
    await asked.fill(passphrase);
    await asked.press('Enter');
    await expect(page.getByText('240 in the backup, 240 here')).toBeVisible();
    await inspection.look('housekeeping-preview');
  });

  await test.step('restored, the old database lies aside, and the log says both', async () => {
    await page.getByRole('button', { name: 'Restore this backup' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore this backup' }).click();
    await expect(page.getByText('The backup is restored.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '.replaced.sqlite' })).toBeVisible();
    await inspection.look('housekeeping-restored');
    await frame.open('Log');
    await expect(log.rows.filter({ hasText: 'Backup restored' })).toHaveCount(1);
    await expect(await log.verify()).toContainText(/fit the chain/);
  });
});

test('a database with damaged pages is set aside and rebuilt at the start, and every page says so until somebody read it', async ({
  page,
  pages,
  desk,
}) => {
  await pages.welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await pages.frame.expectRead(240);
  const folder = join(desk.profile, 'accounts', 'practice');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const after = await desk.restart('quit', async () => {
    const path = join(folder, 'desk.sqlite');
    const database = new Sqlite(path);
    const last = database
      .prepare<[], number>(`SELECT pageno FROM dbstat WHERE name = 'log_entry' AND pagetype = 'leaf' ORDER BY path DESC LIMIT 1`)
      .pluck()
      .get();
    database.close();
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(4_096, 0xab), 0, 4_096, ((last ?? 1) - 1) * 4_096);
    await file.close();
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  });
  const inspection = inspectionOf(after.page, desk);
  await after.page.getByRole('link', { name: 'What was lost, and where the damaged file lies' }).click();
  const told = after.page.getByRole('region', { name: /A damaged database was rebuilt/ });
  await expect(told).toContainText('log entries are lost');
  await expect(told).toContainText('.damaged.sqlite');
  await inspection.look('housekeeping-rebuilt');
  const [aside = ''] = readdirSync(join(desk.profile, 'archive')).filter((name) => name.endsWith('.damaged.sqlite'));
  expect(readFileSync(join(desk.profile, 'archive', aside)).includes(Buffer.alloc(4_096, 0xab))).toBe(true);
  await after.page.getByRole('button', { name: 'Check now' }).click();
  await expect(after.page.getByText('SQLite finds nothing wrong with the file.')).toBeVisible();
  await told.getByRole('button', { name: /I have read this/ }).click();
  await expect(told).toBeHidden();
  await after.pages.frame.open('Log');
  await expect(after.pages.log.rows.filter({ hasText: 'rebuilt' }).first()).toBeVisible();
  await expect(await after.pages.log.verify()).toContainText(/fit the chain/);
});
