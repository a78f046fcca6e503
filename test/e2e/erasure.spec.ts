import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

const customer = 'acme-hk-003';

test.use({ viewport: { width: 1280, height: 800 } });

test('a customer is looked at before it is erased, held, erased by keyboard, and afterwards the log says so and still verifies', async ({
  page,
  pages,
  desk,
  control,
}) => {
  test.slow();
  const { frame, welcome, settings, customers, consent } = pages;
  const inspection = inspectionOf(page, desk);
  const theirs = await control.call<{ readonly customer_id: string }>('GET', `/customers/${customer}`);

  await test.step('somebody works on the customer: a check, a letter that is saved, a request that is given up', async () => {
    await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
    await page.getByRole('link', { name: 'Open Settings' }).click();
    await settings.namePartner('aurora-partner', 'registered@aurora-partner.example');
    await frame.expectRead(240);
    await frame.open('Customers');
    await customers.openCard(customer);
    await customers.recheck();
    await page.getByRole('button', { name: 'Consent email' }).click();
    await consent.save();
    await frame.open('Customers');
    await customers.openCard(customer);
  });

  await test.step('the card leads to what erasing would take, leave and not reach', async () => {
    await page.getByRole('button', { name: 'Erase customer…' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Erase customer' })).toBeFocused();
    await expect(page.getByText(/1 filed mail with its bytes and attachments/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Beyond reach' })).toContainText('consent email as .eml file');
    await expect(page.getByText('Partner Center still lists this customer')).toBeVisible();
    await inspection.look('erasure-preview');
  });

  await test.step('a legal hold stands in the way, here and on the card, until it is lifted', async () => {
    await page.getByRole('button', { name: 'Set a legal hold' }).click();
    await page.getByLabel('Reason of the hold').fill('A dispute before a court');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Not now' })).toContainText('A legal hold stands, set by Ada Lin');
    await expect(page.getByRole('button', { name: /for good/ })).toHaveCount(0);
    await inspection.look('erasure-held');
    await frame.open('Customers');
    await customers.openCard(customer);
    await expect(customers.card).toContainText(/Legal hold since .*, by Ada Lin/);
    await page.getByRole('button', { name: 'Erase customer…' }).click();
    await page.getByRole('button', { name: 'Lift the legal hold' }).click();
    await page.getByLabel('Reason for lifting it').fill('The dispute ended');
    await page.keyboard.press('Enter');
  });

  await test.step('it is erased by keyboard alone, once the name is typed', async () => {
    await page.getByLabel('Reason', { exact: true }).focus();
    await page.keyboard.type('A letter of 20 November asked for it');
    await page.keyboard.press('Tab');
    await page.keyboard.type('acme-hk-00');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`This is not ${customer}.`)).toBeVisible();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Erased' })).toBeFocused();
    await expect(page.getByRole('main')).toContainText('consent email as .eml file');
    await expect(page.getByRole('main')).not.toContainText(customer);
    await inspection.look('erasure-done');
  });

  await test.step('its entries say when it was erased, the reason stands in the log, and the chain verifies', async () => {
    await page.getByRole('link', { name: /^Open entry/ }).click();
    await expect(page.getByRole('heading', { name: /^Entry \d+$/ })).toBeVisible();
    await expect(page.getByText('A letter of 20 November asked for it').first()).toBeVisible();
    await frame.open('Log');
    await expect(page.getByText(/^erased on \d{4}-/).first()).toBeVisible();
    await page
      .getByRole('button', { name: /Verify/ })
      .first()
      .click();
    await expect(page.getByText(/entr(y|ies) .*(unchanged|fit)/i).first()).toBeVisible();
    await inspection.look('erasure-log');
    await frame.goTo(`/erasure/${theirs.customer_id}`);
    await expect(page.getByText('This customer is not here')).toBeVisible();
  });

  await test.step('it is still listed: the next reading takes it in anew, and a notice says so', async () => {
    await frame.open('Customers');
    await page.getByRole('button', { name: /synced/ }).click();
    await frame.open('Notices');
    await expect(page.getByText(/was erased and is listed again/).first()).toBeVisible();
    await expect(page.getByText(/Its data was erased here on \d{4}-\d{2}-\d{2}\. The partner still lists it/)).toBeVisible();
  });

  await test.step('how long people’s data is kept is set under Settings, and proposes nobody who is visible', async () => {
    await frame.open('Settings');
    await page.getByRole('link', { name: 'Retention, legal holds and who is due' }).click();
    await expect(page.getByText('1 customer was erased at this desk.')).toBeVisible();
    await page.getByRole('radio', { name: /For some years/ }).check();
    await page.getByRole('textbox', { name: 'Years' }).fill('3');
    await page.getByRole('button', { name: 'Keep this setting' }).click();
    await expect(page.getByText(/Due by your retention of 3 years/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Nobody is due' })).toBeVisible();
    await inspection.look('erasure-keeping');
  });
  expect(inspection.errors()).toEqual([]);
});
