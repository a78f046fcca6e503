import { expect, test } from './fixtures/story.ts';

const leaving = 'acme-hk-012';
const frozen = 'acme-hk-007';

test('a request that no connection has seen is decided in Partner Center, stated, and the wrong statement taken back', async ({
  page,
  pages,
  control,
}) => {
  const { frame, welcome, customers, record, request, log } = pages;
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);

  await test.step('the request is recorded by hand; its page is a guide that asks for no code', async () => {
    await customers.openCard(leaving);
    await page
      .getByRole('button', { name: /^Record/ })
      .first()
      .click();
    await record.state('The customer asked to leave', 'By phone', 'Ada Lin');
    await expect(page.getByText('Huawei Cloud offers no API for this (R31)')).toBeVisible();
    await expect(page.getByText('Choose Manage Association Records in the upper part of the page (R20).')).toBeVisible();
    await expect(page.getByText(/Type the code only there/)).toBeVisible();
    await expect(request.code).toHaveCount(0);
  });

  await test.step('what was done there stands as stated, by name', async () => {
    await page.getByRole('radio', { name: /I rejected it/ }).check();
    await page.getByLabel('What was said there').fill('They want to think again');
    await page.getByRole('button', { name: 'State it as Ada Lin' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'I rejected it' }).click();
    await expect(request.state).toContainText('Rejected, as stated by Ada Lin');
    await expect(page.getByRole('heading', { name: 'What the connection noticed' })).toBeVisible();
  });

  await test.step('it was the wrong customer: taken back with a reason, and the request waits again', async () => {
    await page.getByRole('button', { name: 'Take this statement back…' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByLabel('Why it was wrong').fill('It was another customer');
    await question.getByRole('button', { name: 'Take the statement back' }).click();
    await expect(request.state).toContainText('Waiting for you, as stated by Ada Lin');
    await frame.open('Log');
    await log.search.fill('another customer');
    await expect(log.rows.first()).toContainText('Statement taken back');
  });

  expect(
    Object.keys(await control.call<Readonly<Record<string, number>>>('GET', '/calls')).filter((call) => /decision/u.test(call)),
  ).toEqual([]);
});

test('a customer frozen by hand is unfrozen once with two others, each told its own outcome, after the kind was stated and the warning understood', async ({
  page,
  pages,
  control,
}) => {
  const { frame, welcome, customers } = pages;
  await welcome.sayWhoYouAre('Mei Chen', 'account manager');
  await frame.expectRead(240);
  await customers.openCard(frozen);
  await page.getByRole('button', { name: 'Unfreeze…' }).click();
  const dialog = page.getByRole('dialog', { name: `Unfreeze ${frozen}?` });
  await dialog.getByRole('radio', { name: /Account only/ }).check();
  const others = dialog.getByRole('group', { name: 'Others that are frozen' });
  await expect(others.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await others.getByRole('checkbox', { name: /^acme-hk-009/ }).check();
  await others.getByRole('checkbox', { name: /^acme-hk-011/ }).check();
  await dialog.getByLabel('Reason').fill('Arrears are paid');
  await dialog.getByRole('checkbox', { name: 'I understand that these 3 customers can spend again' }).check();
  await dialog.getByRole('button', { name: 'Unfreeze 3 customers' }).click();
  await expect(dialog.getByText('2 of 3 customers unfrozen.')).toBeVisible();
  const rows = dialog.getByRole('listitem');
  await expect(rows.filter({ hasText: frozen })).toContainText('Read since: not frozen.');
  // That one's resources are frozen too: another kind than stated (R06).
  await expect(rows.filter({ hasText: 'acme-hk-009' })).toContainText('Read since: still frozen.');
  await expect(rows.filter({ hasText: 'acme-hk-011' })).toContainText('Unfrozen. Partner Center took it.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('button', { name: 'Unfreeze…' })).toHaveCount(0);
  await expect(page.getByText(/Last unfreezing: .* by Mei Chen/)).toBeVisible();
  expect((await control.call<Readonly<Record<string, number>>>('GET', '/calls'))['POST /v2/partners/sub-customers/unfreeze']).toBe(1);
  await customers.openCard('acme-hk-009');
  await expect(page.getByText('Partner Center did not take it. Nothing has changed. Read since: still frozen.')).toBeVisible();
});
