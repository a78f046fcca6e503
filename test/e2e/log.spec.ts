import { held, visit } from '../perf/list-visits.ts';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';
import { breakLog, writeLog } from './fixtures/written-log.ts';

test('the log is narrowed, kept as a search, linked to and vouched for with the network unplugged', async ({ page, pages, desk }) => {
  const { frame, welcome, log } = pages;
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);
  await desk.stopSandbox();
  await frame.open('Log');

  await test.step('filters stand as chips, and in the address', async () => {
    await page.getByRole('combobox', { name: 'Person' }).selectOption('Ada Lin');
    await expect(page.getByRole('button', { name: 'Remove filter By Ada Lin' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('Setting changed');
    await expect(page).toHaveURL(/operator=Ada.*operation=setting-changed|operation=setting-changed.*operator=Ada/);
    await page.getByRole('button', { name: 'Remove filter By Ada Lin' }).click();
    await expect(log.rows.first()).toContainText('Setting changed');
  });

  await test.step('a search is kept, renamed, deleted and brought back', async () => {
    await page.getByRole('button', { name: 'Searches' }).click();
    await page.getByRole('menuitem', { name: 'Keep this search…' }).click();
    await page.getByLabel('Name').fill('What was set');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: 'Searches' }).click();
    await page.getByRole('menuitem', { name: 'What was set' }).click();
    await expect(page.getByRole('button', { name: 'Remove filter Setting changed' })).toBeVisible();
    await page.getByRole('button', { name: 'Searches: What was set' }).click();
    await page.getByRole('menuitem', { name: 'Rename or delete…' }).click();
    await page.getByLabel('Name of What was set').fill('Settings');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete Settings' }).click();
    await expect(page.getByText('Settings is deleted.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByLabel('Name of Settings')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Searches: Settings' })).toBeVisible();
  });

  await test.step('the link of an entry opens it between its neighbours', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await log.rows.first().click();
    const name = (await log.entry.getAttribute('aria-label')) ?? '';
    await log.entry.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/^consentdesk:\/\/log\/\d+-[0-9a-f]{12}$/);
    await page.keyboard.press('Escape');
    await expect(log.entry).toHaveCount(0);
    await log.search.fill(link);
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
    await expect(log.search).toHaveValue('');
    await expect(log.rows.and(page.locator('[aria-selected="true"]'))).toBeVisible();
    expect(await log.rows.count()).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
  });

  await test.step('the chain is verified, and a checkpoint is made of where it stands', async () => {
    await expect(await log.verify()).toContainText(/fit the chain/);
    await page.getByRole('status').getByRole('button', { name: 'Make a checkpoint' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText(/Made at entry \d+; where the log stands is kept with the keys/)).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await expect(await log.verify()).toContainText('It also holds the last checkpoint');
  });
});

test('what was brought in, erased, very long or broken is told as what it is, in both themes', async ({ desk, pages }) => {
  test.slow();
  await pages.frame.expectRead(240);
  const opened = await desk.restart('quit', () => writeLog(desk.profile));
  const { page } = opened;
  const { frame, log } = opened.pages;
  const inspection = inspectionOf(page, desk);
  await frame.open('Log');
  await expect(log.rows.filter({ hasText: 'imported' })).toHaveCount(2);
  await expect(log.rows.filter({ hasText: /erased on/ }).first()).toBeVisible();
  await inspection.look('log-full');
  await log.rows.filter({ hasText: 'Rechtsschutz' }).click();
  await inspection.look('log-long-words');
  await log.rows.filter({ hasText: 'Agreed: disassociated' }).click();
  await expect(log.entry).toContainText('brought in from a file');
  await inspection.look('log-imported');
  await log.search.fill('nobody wrote this');
  await expect(page.getByText('No entry matches')).toBeVisible();
  await inspection.look('log-nothing');
  await page.getByRole('button', { name: 'Show all entries' }).click();
  await page.getByRole('button', { name: 'Make a checkpoint' }).click();
  await inspection.look('log-checkpoint');
  await page.keyboard.press('Escape');
  expect(inspection.errors()).toEqual([]);

  const again = await desk.restart('quit', async () => breakLog(desk.profile, 2));
  const after = inspectionOf(again.page, desk);
  await again.pages.frame.open('Log');
  await expect(await again.pages.log.verify()).toContainText('Entry 2 does not fit the chain.');
  await expect(again.page.getByText(/^The first entry, of .*: it is as it was sealed/)).toBeVisible();
  await after.look('log-broken');
});

test('going to and fro between the lists leaves nothing behind, and no list holds more than sixty rows', async ({
  page,
  pages,
  desk,
  shell,
}) => {
  test.skip(shell === 'electron', 'asks Chromium for its counters');
  test.slow();
  await pages.frame.expectRead(240);
  await desk.resize({ width: 1920, height: 1080 });
  const rows = page.locator('[data-grid-body] [role="row"]');
  const body = page.locator('[data-grid-body]');
  for (const place of ['Customers', 'Log'] as const) {
    await pages.frame.open(place);
    await expect(rows.nth(10)).toBeVisible();
    await body.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    if (place === 'Customers') await expect(page.locator('[data-grid-body] [aria-rowindex="125"]')).toBeVisible();
    expect(await rows.count()).toBeLessThanOrEqual(60);
  }
  const session = await page.context().newCDPSession(page);
  await visit(page, 40);
  const before = await held(session);
  await visit(page, 100);
  const after = await held(session);
  expect(after.nodes - before.nodes).toBeLessThan(200);
  expect(after.listeners - before.listeners).toBeLessThan(20);
  expect(after.megabytes - before.megabytes).toBeLessThan(1);
});
