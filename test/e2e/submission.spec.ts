import { type SandboxProcess, startSandbox } from '../engine/sandbox-process.ts';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test as story } from './fixtures/story.ts';

/** Another partner in a process of its own, who stands for Huawei Cloud: it is read, and offers no way to request anything (R31). */
const test = story.extend<{ readonly partner: SandboxProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first argument's shape
  partner: async ({}, use) => {
    const partner = await startSandbox({ customers: 60, seed: 7 });
    await use(partner);
    await partner.stop();
  },
});

test.use({ viewport: { width: 1280, height: 800 } });
const leaving = 'acme-hk-003';

test('a request at a real partner is submitted in Partner Center, stated, asked after, closed as stated, and opened again', async ({
  page,
  pages,
  desk,
  partner,
}) => {
  test.slow();
  const { frame, settings, customers, request } = pages;
  const inspection = inspectionOf(page, desk);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const agree = (name: string) => page.getByRole('alertdialog').getByRole('button', { name }).click();

  await test.step('the account is connected and its customers are read', async () => {
    await frame.expectRead(240);
    await frame.goTo('#/accounts/new');
    await page.getByRole('radio', { name: /with API keys/ }).check();
    await press('Next');
    await page.getByRole('radio', { name: /Cloud solution provider/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Aurora');
    await press('Next');
    await page.getByText('Advanced: address').click();
    await page.getByLabel('Address of the API').fill(partner.url);
    await page.getByLabel('Sign-in address').fill('https://partner.example/sign-in');
    await page.getByLabel('Access key (AK)').fill(partner.accessKey);
    await page.getByLabel('Secret key (SK)').fill(partner.secretKey);
    await press('Test the connection');
    await press('Save account');
    await expect(page.getByRole('banner').getByRole('button', { name: /^Account: / })).toContainText('Aurora');
    await expect(frame.heading).toHaveText('Since you were last here');
    await frame.open('Settings');
    await settings.beAdministrator('Ada Lin');
    await frame.open('Customers');
    await customers.openCard(leaving);
  });

  await test.step('the page is a guide: what is unknown is called so, nothing asks for a code, the values are there to be copied', async () => {
    await customers.prepare();
    await expect(page.getByText('Huawei Cloud offers no API for this (R31)')).toBeVisible();
    await expect(request.code).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Submit request/ })).toHaveCount(0);
    await page.getByLabel('Reason', { exact: true }).fill('The contract ended');
    await inspection.look('guided-submission');
  });

  await test.step('it is submitted there: as stated by NAME, never as seen', async () => {
    await page.getByRole('radio', { name: /I submitted it/ }).check();
    await page.getByLabel('What was said there').fill('Request 4711 was taken');
    await press('State it as Ada Lin');
    await agree('I submitted it');
    await expect(request.state).toContainText('Submitted, as stated by Ada Lin');
    await expect(page.getByText(/A rejection cannot be seen from here; ask on/)).toBeVisible();
    await inspection.look('guided-waiting');
  });

  await test.step('the customer says that it agreed; the connection still lists it, which is said beside the statement', async () => {
    await page.getByRole('radio', { name: /Agreed: disassociated/ }).check();
    await press('Record as stated by Ada Lin');
    await agree('Agreed: disassociated');
    await expect(request.state).toContainText('Disassociated, as stated by Ada Lin');
    await expect(page.getByText('This does not fit what was stated.')).toBeVisible();
    await expect(page.getByText('Ada Lin stated that the association')).toBeVisible();
    await inspection.look('guided-contradicted');
  });

  await test.step('taken back with a reason, the request waits again', async () => {
    await press('Take this statement back…');
    await page.getByRole('alertdialog').getByLabel('Why it was wrong').fill('It meant another account');
    await agree('Take the statement back');
    await expect(request.state).toContainText('Submitted, as stated by Ada Lin');
    await frame.open('Requests');
    await page.getByRole('tab', { name: 'Waiting for the customer' }).click();
    const row = page.getByRole('row', { name: new RegExp(leaving) });
    await expect(row).toContainText('stated as submitted');
    await expect(row).toContainText(/ask on \d{4}-/);
  });
  expect(inspection.errors()).toEqual([]);
});
