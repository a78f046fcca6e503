import { readFileSync } from 'node:fs';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

test.use({ viewport: { width: 1280, height: 800 } });

/** The newest pack for a solution provider, as of today. */
function today(): string {
  const file = new URL('../../src/core/rule/packs/intl-partner-submit-csp.json', import.meta.url);
  const pack = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> & { key: object };
  const key = {
    ...pack.key,
    partnerTypes: ['csp', 'distributor'],
    edition: { kind: 'dated', date: new Date().toISOString().slice(0, 10) },
  };
  return JSON.stringify({ ...pack, id: 'our-own-reading', title: 'Our own reading of today', key });
}

test('every edition can be read, compared, added to and taken away, in both themes', async ({ page, pages, desk }) => {
  test.slow();
  const inspection = inspectionOf(page, desk);
  await pages.frame.expectRead(240);
  await pages.frame.open('Start');
  await pages.welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page.getByText('17 editions')).toBeVisible();
  await inspection.look('rules');

  await page.getByRole('link', { name: /the partner requests \(solution provider\) undated/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: /International site: a partner/ })).toBeVisible();
  await inspection.look('rules-pack');
  await page.getByRole('combobox', { name: 'What changed since' }).selectOption('intl-partner-submit-2024-09-03');
  await expect(page.getByRole('region', { name: 'New' }).getByText('R09')).toBeVisible();
  await inspection.look('rules-changes');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add a pack…' }).click();
  const file = page.getByLabel('File of the pack');
  await file.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('alert')).toContainText('It is refused at');
  await file.setInputFiles({ name: 'ours.json', mimeType: 'application/json', buffer: Buffer.from(today()) });
  await expect(page.getByText('It takes the place of:')).toBeVisible();
  await inspection.look('rules-import');
  await page.getByRole('button', { name: 'Add our-own-reading' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /Our own reading of today/ })).toBeVisible();
  await expect(page.getByText('18 editions')).toBeVisible();

  await pages.frame.open('Customers');
  await pages.customers.openCard('acme-hk-044');
  await page.getByRole('link', { name: /Our own reading of today/ }).click();
  await page.getByRole('button', { name: 'Remove this pack' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove this pack' }).click();
  await expect(page.getByText('17 editions')).toBeVisible();
  expect(inspection.errors()).toEqual([]);
});
