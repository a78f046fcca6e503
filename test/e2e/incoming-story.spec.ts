import { expect, test } from './fixtures/story.ts';

test('an incoming request is rejected although its check fails, and another one is approved', async ({ page, pages, control }) => {
  const { frame, welcome, customers, request, inbox, log } = pages;
  const openRequest = async (name: string) =>
    (await control.call<{ readonly open_request_id: string | null }>('GET', `/customers/${name}`)).open_request_id;
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');

  await test.step('both wait for the partner, with their age and without a deadline', async () => {
    await frame.open('Requests');
    await inbox.tab('Waiting for you');
    await expect(inbox.row('acme-hk-031')).toContainText('customer asked to leave');
    await expect(inbox.row('acme-hk-031')).toContainText(/\d working days/);
    await expect(inbox.row('acme-hk-031')).toContainText('no deadline documented');
    await expect(inbox.row('acme-hk-032')).toBeVisible();
  });

  await test.step('the check of the first fails: approving is refused with its reason', async () => {
    await inbox.open('acme-hk-031');
    await expect(page.getByText('We move to another partner').first()).toBeVisible();
    const check = page.getByRole('region', { name: 'Can be approved' });
    await expect(check).toContainText('blocked');
    await expect(check.getByRole('listitem').filter({ hasText: 'R07' })).toContainText('blocks');
    await request.choose('Approve');
    await expect(page.getByRole('main').getByRole('button', { name: 'Approve the request of acme-hk-031' })).toBeDisabled();
    await expect(page.getByText('The check is blocked: see what blocks it above.').first()).toBeVisible();
  });

  await test.step('rejecting is possible all the same, and needs no tick', async () => {
    await request.choose('Reject');
    await expect(request.understood).toHaveCount(0);
    await request.accountName.fill('acme-hk-031');
    await request.decide('Reject');
    await expect(request.state).toContainText('Rejected');
    await expect(page.getByText('You rejected the request of acme-hk-031')).toBeVisible();
    expect(await openRequest('acme-hk-031')).toBeNull();
  });

  await test.step('the check of the second passes: it is approved, and the customer is disassociated', async () => {
    await frame.open('Requests');
    await inbox.tab('Waiting for you');
    await inbox.open('acme-hk-032');
    await expect(page.getByRole('region', { name: 'Can be approved' })).toContainText('allowed');
    await request.choose('Approve');
    await request.accountName.fill('acme-hk-032');
    await expect(page.getByRole('main').getByRole('button', { name: 'Approve the request of acme-hk-032' })).toBeDisabled();
    await request.understood.check();
    await request.decide('Approve');
    await expect(request.state).toContainText('Disassociated');
    expect(await openRequest('acme-hk-032')).toBeNull();
    await frame.open('Customers');
    await customers.openCard('acme-hk-032');
    await expect(customers.card).toContainText('Disassociated: a record, a gateway or a person says so.');
  });

  await test.step('each act was sent once, and both stand in the log', async () => {
    const calls = await control.call<Readonly<Record<string, number>>>('GET', '/calls');
    expect(calls['POST /gateway/v1/requests/{id}/reject']).toBe(1);
    expect(calls['POST /gateway/v1/requests/{id}/approve']).toBe(1);
    await frame.open('Log');
    await log.find('acme-hk-031');
    await expect(log.rows.filter({ hasText: 'Request rejected' })).toContainText('Ada Lin');
    await log.find('acme-hk-032');
    await expect(log.rows.filter({ hasText: 'Agreed: disassociated' })).toContainText('Ada Lin');
  });
});
