import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const file = [
  'Operation log of another tool;;;;',
  '操作时间;操作类型;客户账号;操作人;原因',
  '2021-03-05 09:00:00;申请解除关联;acme-hk-001;li.wei;=HYPERLINK("http://evil.example")',
  '2021-03-06 10:30:00;同意解除关联;acme-hk-001;ann.lee;',
  '2021-03-06 10:30:00;同意解除关联;acme-hk-001;ann.lee;',
  'yesterday;申请关联;bell-trading;bo;',
].join('\r\n');

/** Starts what makes a download, and answers what came. */
async function fetched(page: Page, act: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('a log of another tool comes in marked for ever, and the log goes out as a table, as lines and as a report', async ({
  page,
  pages,
  desk,
  shell,
}) => {
  test.slow();
  // Electron asks where a file goes by a dialog of the system, which no story can answer.
  test.skip(shell === 'electron', 'a story cannot answer the dialog of the system');
  const { frame, log, settings } = pages;
  const inspection = inspectionOf(page, desk);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  await frame.expectRead(240);
  await frame.open('Settings');
  await settings.namePartner('acme-resale', 'registered@acme-resale.example');
  await page.getByLabel('Your name').fill('Ada Lin');
  await page.getByLabel('Your name').press('Enter');

  await test.step('its file is chosen, its columns confirmed, and every row is looked at before anything is written', async () => {
    await frame.open('Log');
    await page.getByRole('link', { name: 'Bring in' }).click();
    await expect(frame.heading).toHaveText('Bring another log in');
    await inspection.look('log-import-choose');
    await page
      .getByLabel(/^Choose a CSV, XLSX or JSON Lines file/)
      .setInputFiles({ name: 'other-log.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await expect(page.getByRole('heading', { name: 'What each column is' })).toBeVisible();
    await inspection.look('log-import-columns');
    await button('Show what would come in').click();
    await expect(page.getByRole('tab', { name: /^New/ })).toContainText('2');
    await inspection.look('log-import-preview');
    await page.getByRole('tab', { name: /^Bad/ }).click();
    await expect(page.getByText('Time: a time that is not understood')).toBeVisible();
    const bad = await fetched(page, () => button('Save the bad rows').click());
    expect(bad.text).toContain('a time that is not understood (time),yesterday');
  });

  await test.step('its rows become entries that say what the file says', async () => {
    await button('Bring in 2 rows').click();
    await expect(page.getByText('2 entries written, 0 rows brought in before, 1 said before, 1 bad.')).toBeVisible();
    await inspection.look('log-import-result');
    await page.getByRole('link', { name: 'Show the imported entries' }).click();
    await expect(log.rows).toHaveCount(2);
    await log.rows.last().click();
    await expect(log.entry).toContainText('申请解除关联');
    await expect(log.entry).toContainText('As the file says');
    await inspection.look('log-imported-entry');
  });

  await test.step('the same filters go out as a table that no spreadsheet computes', async () => {
    await page.getByRole('link', { name: 'Export', exact: true }).click();
    await expect(frame.heading).toHaveText('Export the log');
    await expect(page.getByText(/^2 of /)).toBeVisible();
    await inspection.look('log-export');
    const table = await fetched(page, () => button('Export 2 as a table').click());
    expect(table.name).toMatch(/^SIMULATED operation log .*\.csv$/);
    expect(table.text.split('\r\n')).toHaveLength(4);
    expect(table.text).toContain('""claimedReason"":""=HYPERLINK');
    await expect(page.getByText('Exported: 2 entries')).toBeVisible();
    await inspection.look('log-export-end');
  });

  await test.step('all of it goes out as lines of JSON in clear, which the log says, and as a report', async () => {
    await page.getByRole('link', { name: 'Change words and filters' }).click();
    await button('Clear filters').click();
    await page.getByRole('link', { name: 'Export', exact: true }).click();
    await page.getByRole('radio', { name: /^Lines of JSON/ }).check();
    await page.getByRole('radio', { name: /^In clear/ }).check();
    const lines = await fetched(page, () => button(/^Export .* as lines of JSON/).click());
    const entries = lines.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly sequence: number });
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
    await button('Export again').click();
    await page.getByRole('radio', { name: /^Report/ }).check();
    const report = await fetched(page, () => button('Make the report').click());
    expect(report.text.startsWith('%PDF')).toBe(true);
    await page.getByRole('link', { name: 'Back to the log' }).click();
    await expect(log.rows.filter({ hasText: 'Log exported' })).toHaveCount(3);
    await expect(log.rows.filter({ hasText: 'Personal data revealed' }).first()).toBeVisible();
  });
  expect(inspection.errors()).toEqual([]);
});
