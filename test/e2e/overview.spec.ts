import { writeFile } from 'node:fs/promises';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';
import { yearsPassed } from './fixtures/years-passed.ts';

test.use({ viewport: { width: 1280, height: 800 } });

test('the overview of a fresh desk and of two years is read by eye, by arrows and as a table, and kept', async ({
  page: first,
  pages: { frame: begun, welcome },
  desk,
}) => {
  test.slow();
  const early = inspectionOf(first, desk);
  await begun.expectRead(240);
  await begun.open('Start');
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await first.keyboard.press('g');
  await first.keyboard.press('o');
  await expect(first.getByRole('heading', { level: 1, name: 'Overview' })).toBeFocused();
  await expect(first.getByRole('region', { name: 'How requests ended', exact: true })).toContainText(/requests? ended/);
  await early.look('overview-fresh');
  expect(early.errors()).toEqual([]);

  const { page, pages } = await desk.restart('quit', () => yearsPassed(desk.profile, 600));
  const inspection = inspectionOf(page, desk);
  await expect(pages.frame.heading).toBeVisible();
  await pages.frame.goTo('/overview');
  const ended = page.getByRole('region', { name: 'How requests ended', exact: true });
  await expect(ended).toContainText(/\d+ requests ended/);
  await expect(page.getByRole('region', { name: 'By account manager', exact: true })).toContainText('Median');
  await expect(page.getByRole('region', { name: 'What stands in the way', exact: true })).toContainText('checked customers');
  await inspection.look('overview');
  await page.getByRole('region', { name: 'By reseller', exact: true }).scrollIntoViewIfNeeded();
  await inspection.look('overview-below');

  await test.step('by arrows, each mark says its number', async () => {
    const marks = page.getByRole('group', { name: 'How requests ended' }).getByRole('link');
    await marks.first().focus();
    await expect(ended.locator('figure > p')).toHaveText(await marks.first().getAttribute('aria-label').then(String));
    await page.keyboard.press('ArrowDown');
    await expect(marks.nth(1)).toBeFocused();
    await inspection.look('overview-mark');
  });

  await test.step('as a table, as CSV and as a picture it says the same, and that it is simulated', async () => {
    const { name, content } = await desk.saved(() => ended.getByRole('button', { name: /^Save the numbers/ }).click());
    expect(name).toMatch(/SIMULATED overview outcomes .*\.csv/);
    expect(content).toMatch(/^\ufeff?outcome,as_stated,requests,simulated\r\n/);
    for (const part of ['How requests ended', 'Time to decision', 'Open decisions by age', 'The next 90 days']) {
      const region = page.getByRole('region', { name: part, exact: true });
      const picture = await desk.saved(() => region.getByRole('button', { name: /^Save as picture/ }).click());
      const png = picture.bytes;
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      // Twice the size on the page, and not one colour.
      expect(png.readUInt32BE(16)).toBeGreaterThan(900);
      expect(png.length).toBeGreaterThan(4_000);
      if (process.env.PICTURES === '1') await writeFile(`test-results/pictures/overview-saved-${part}.png`, png);
    }
    await ended.getByRole('button', { name: /^Show as table/ }).click();
    await expect(ended.getByRole('row')).toHaveCount(5);
    await inspection.look('overview-table');
  });

  await test.step('one manager, and the list behind a mark', async () => {
    await page.getByRole('region', { name: 'By account manager', exact: true }).getByRole('link').first().click();
    await expect(page.getByText('Requests count for whoever looks after the customer now', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect(ended).toContainText(/\d+ requests? ended/);
    await page
      .getByRole('group', { name: 'Open decisions by age' })
      .getByRole('link', { name: /^Customer, 2/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: /Waiting for the customer/ })).toHaveAttribute('aria-selected', 'true');
  });
  expect(inspection.errors()).toEqual([]);
});
