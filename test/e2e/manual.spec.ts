import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const file = [
  'Customer list;;;;',
  'Customer ID;客户账号;Customer Name;Association Type;Frozen;Mobile (work)',
  '0bb8e9a1;acme-hk-001;Acme Logistics Ltd;Reseller;No;13800001234',
  '0bb8e9a2;acme-hk-002;张** 物流;转售;是;138****9999',
  '1.23E+17;spoilt;Spoilt;Reseller;No;',
].join('\r\n');

test('a reseller without a key brings an export in, adds one customer by hand, asks it and states what it answered', async ({
  page,
  pages,
  desk,
}) => {
  test.slow();
  const { frame, settings } = pages;
  const inspection = inspectionOf(page, desk);
  const next = (name: string) => page.getByRole('button', { name, exact: true });
  await frame.expectRead(240);

  await test.step('the account is made without a key', async () => {
    await frame.open('Start');
    await page.getByRole('button', { name: 'Connect my account' }).click();
    await page.getByRole('radio', { name: /by hand/i }).check();
    await next('Next').click();
    await page.getByRole('radio', { name: /Cloud reseller/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Acme Resale');
    await next('Next').click();
    await next('Look over').click();
    await next('Save account').click();
    await expect(page.getByRole('banner').getByRole('button', { name: /^Account: / })).toContainText('Acme Resale');
  });

  await test.step('the desk says that it has no connection and where customers come from', async () => {
    await expect(page.getByRole('button', { name: /by hand, no connection/ })).toBeVisible();
    await frame.open('Settings');
    await settings.namePartner('acme-resale', 'registered@acme-resale.example');
    await page.getByLabel('Your name').fill('Ada Lin');
    await page.getByLabel('Your name').press('Enter');
    await frame.open('Start');
    await expect(page.getByText('Bring the customers of the partner in')).toBeVisible();
    await inspection.look('manual-start');
    await frame.open('Customers');
    await inspection.look('manual-customers-empty');
    await page.getByRole('button', { name: 'Bring in' }).first().click();
    await inspection.look('import-choose');
  });

  await test.step('a file is matched, previewed and brought in, and the row that is not taken is told', async () => {
    await page
      .getByLabel(/^Choose a CSV or XLSX file/)
      .setInputFiles({ name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await expect(page.getByText('by part of its name: look')).toBeVisible();
    await page.getByRole('button', { name: 'Today' }).click();
    await inspection.look('import-columns');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await expect(page.getByRole('tab', { name: /^New/ })).toContainText('2');
    await page.getByRole('tab', { name: /^Bad/ }).click();
    await expect(page.getByText(/a spreadsheet turned it into a number/)).toBeVisible();
    await inspection.look('import-preview');
    await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
    await expect(page.getByText('2 new, 0 changed, 0 unchanged, 0 conflicting, 1 bad.')).toBeVisible();
    await inspection.look('import-result');
    await page.getByRole('button', { name: 'Bring in another file' }).click();
  });

  await test.step('one customer is added by hand, and its card asks what nobody reads', async () => {
    await page.getByLabel('Account name', { exact: true }).fill('acme-hk-900');
    await page.getByRole('radio', { name: 'reseller model' }).check();
    await page.getByRole('radio', { name: 'no', exact: true }).check();
    await page.getByRole('button', { name: 'Add customer' }).click();
    await expect(page.getByRole('heading', { name: 'What only people know' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Re-check' })).toHaveCount(0);
    const question = page.locator('[id^="question-currencySet"]');
    await question.getByRole('button', { name: 'yes', exact: true }).click();
    await question.getByLabel('How it is known').selectOption('the customer told me by mail');
    await question.getByRole('button', { name: 'Record answer' }).click();
    await page.getByText('answered', { exact: false }).first().click();
    await inspection.look('manual-card');
    await page.getByRole('button', { name: 'Show the text' }).click();
    await expect(page.getByText(/Never send us a verification code/)).toBeVisible();
    await inspection.look('manual-questions');
  });

  await test.step('the log holds it all, and no name of the file', async () => {
    await frame.open('Log');
    await expect(page.getByRole('row', { name: /Import finished/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Customer added by hand/ })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('Acme Logistics');
  });
  expect(inspection.errors()).toEqual([]);
});
