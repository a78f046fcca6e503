import { expect, test } from './fixtures/story.ts';

const customer = 'acme-hk-003';

test('an account manager prepares and hands over with a readable summary; an administrator acts', async ({
  page,
  pages,
  desk,
  control,
}) => {
  const { frame, welcome, settings, customers, request, inbox, log } = pages;
  await welcome.sayWhoYouAre('Mei Chen', 'account manager');

  await test.step('the account manager prepares, and sees nothing to submit with', async () => {
    await frame.expectRead(240);
    await customers.openCard(customer);
    await customers.recheck();
    await customers.prepare();
    await expect(page.getByRole('heading', { name: 'Hand to administrator' })).toBeVisible();
    await expect(request.submitButton).toHaveCount(0);
    await expect(request.understood).toHaveCount(0);
  });

  await test.step('the summary says what the administrator has to know', async () => {
    await request.reason.fill('The customer moves to another partner');
    await page.getByLabel('Name of the administrator').fill('Ada Lin');
    const { content } = await desk.saved(() => page.getByRole('button', { name: 'Save summary and hand over' }).click());
    for (const words of [customer, 'Mei Chen', 'Ada Lin', 'The customer moves to another partner', 'R01', 'Customer Management'])
      expect(content).toContain(words);
    await expect(request.state).toContainText('With administrator');
    await expect(page.getByText(/With Ada Lin since \d{4}-\d{2}-\d{2}/)).toBeVisible();
    await expect(request.submitButton).toHaveCount(0);
  });

  await test.step('the administrator at the same desk finds it and submits', async () => {
    await frame.open('Settings');
    await settings.beAdministrator('Ada Lin');
    await frame.open('Requests');
    await inbox.tab('With administrator');
    await expect(inbox.row(customer)).toBeVisible();
    await inbox.open(customer);
    await expect(request.reason).toHaveValue('The customer moves to another partner');
    await request.fill(customer, 'The customer moves to another partner');
    await request.submit();
    await expect(request.state).toContainText('Waiting for the customer');
    expect((await control.call<Readonly<Record<string, number>>>('GET', '/calls'))['POST /gateway/v1/requests']).toBe(1);
  });

  await test.step('the log names who prepared, who took it and who acted', async () => {
    await frame.open('Log');
    await log.find(customer);
    await expect(log.rows.filter({ hasText: 'Request prepared' })).toContainText('Mei Chen');
    await expect(log.rows.filter({ hasText: 'Handed to administrator' })).toContainText('Ada Lin');
    await expect(log.rows.filter({ hasText: 'Request submitted' })).toContainText('Ada Lin');
  });
});
