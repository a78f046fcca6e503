import { expect, test } from './fixtures/story.ts';

test('a customer who asks to leave is told by the desktop with a masked name, and a click opens the request', async ({
  page,
  control,
  notifications,
}) => {
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await expect(page.getByText('240 customers')).toBeVisible();
  await notifications.closeAll();
  const { request_id } = await control.call<{ request_id: string }>('POST', '/customers/acme-hk-016/incoming', { reason: 'We move on' });
  expect(request_id).toBeTruthy();
  await notifications.expectShown(/SIMULATED: a•+ asks to be disassociated/);
  expect(JSON.stringify(await notifications.calls())).not.toContain('acme-hk-016');
  await notifications.click();
  await expect(page).toHaveURL(/#\/requests\/.+/);
});
