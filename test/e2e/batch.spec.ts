import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

test.use({ viewport: { width: 1280, height: 800 } });

test('many are planned, checked, paused and gone on with, looked through by group, and prepared as drafts that nobody sent', async ({
  page,
  pages,
  desk,
}) => {
  test.slow();
  const { frame } = pages;
  const inspection = inspectionOf(page, desk);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await frame.open('Settings');
  await page.getByLabel('Your name').fill('Ada Lin');
  await page.getByLabel('Your name').press('Enter');
  await frame.expectRead(240);

  await test.step('rows are chosen by key and by box, and the plan is shown before anything runs', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    for (let row = 0; row < 7; row += 1) {
      await page.keyboard.press('x');
      await page.keyboard.press('ArrowDown');
    }
    await page
      .getByRole('checkbox', { name: /for a check of many/ })
      .nth(7)
      .check();
    await expect(button('Check 8 customers…')).toBeVisible();
    await inspection.look('check-many-chosen');
    await button('Check 8 customers…').click();
    await expect(frame.heading).toHaveText('Check many');
    await expect(page.getByRole('heading', { name: 'Plan for 8 customers' })).toBeVisible();
    await expect(page.getByRole('row', { name: /Orders waiting for payment 0 8 8/ })).toBeVisible();
    await expect(page.getByText('Nothing is submitted.')).toBeVisible();
    await inspection.look('check-many-plan');
  });

  await test.step('it runs, shows how far it is, and everybody stands in one group', async () => {
    await button('Check 8 customers').click();
    await expect(page.getByRole('progressbar', { name: 'Checking' })).toBeVisible();
    await expect(page.getByText(/^8 of 8 checked/)).toBeVisible({ timeout: 60_000 });
    const counts = await page.getByRole('tab').allInnerTexts();
    const total = counts.reduce((sum, text) => sum + Number(/\d+/u.exec(text)?.[0] ?? 0), 0);
    expect(total).toBe(8);
    await inspection.look('check-many-results');
    for (const group of ['Can be mended', 'Blocked', 'Unknown']) {
      await page.getByRole('tab', { name: new RegExp(group) }).click();
      await inspection.look(`check-many-${group.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  await test.step('a group is prepared after one question, and nothing is sent', async () => {
    await page.getByRole('tab', { name: /Allowed/ }).click();
    await button('Prepare requests').click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('Nothing is sent');
    await inspection.look('check-many-prepare');
    await question.getByRole('button', { name: /^Prepare \d+ draft/ }).click();
    await expect(page.getByText(/Requests were prepared: \d+ drafted/)).toBeVisible();
    await page.getByRole('link', { name: 'See the drafts' }).click();
    await expect(frame.heading).toHaveText('Requests');
    await expect(page.getByText('draft').first()).toBeVisible();
  });

  await test.step('everybody is planned; what is known by now is not asked again; it is paused, gone on with and ended', async () => {
    await frame.goTo('#/check-many');
    await button('Plan another check').click();
    await expect(page.getByRole('row', { name: /Orders waiting for payment 8 232 232/ })).toBeVisible();
    await button('Check 240 customers').click();
    await button('Pause').click();
    await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
    await inspection.look('check-many-paused');
    await button('Go on').click();
    await expect(page.getByRole('progressbar', { name: 'Checking' })).toBeVisible();
    await inspection.look('check-many-running');
    await button('End the check').click();
    await expect(page.getByRole('heading', { name: 'Ended early' })).toBeVisible();
  });

  await test.step('the log says what was checked', async () => {
    await frame.open('Log');
    await expect(page.getByRole('grid').getByText('Check of many begun').first()).toBeVisible();
    await expect(page.getByRole('grid').getByText('Check of many ended').first()).toBeVisible();
  });
  expect(inspection.errors()).toEqual([]);
});
