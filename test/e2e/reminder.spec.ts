import { expect, test } from './fixtures/story.ts';
import { remindersCameDue } from './fixtures/time-passed.ts';

test('a reminder that came due while the desk was closed is told by the desktop at the next start, once, and its click opens the request', async ({
  pages,
  desk,
  notifications,
}) => {
  const { frame, welcome, customers, request } = pages;
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);
  await customers.openCard('acme-hk-003');
  await customers.prepare();
  await request.remind();
  await notifications.closeAll();

  const { page } = await desk.restart('quit', async () => expect(await remindersCameDue(desk.profile)).toBe(1));
  await notifications.expectShown(/SIMULATED: Reminder: a•+\nYou asked to be reminded of this request now\./);
  const told = async () => (await notifications.calls()).filter(({ title }) => title.includes('Reminder')).length;
  await notifications.click();
  await expect(page).toHaveURL(/#\/requests\/.+/);
  // The wish is fulfilled: the request asks for a new one.
  await expect(page.getByRole('button', { name: 'Remind me…' })).toBeVisible();
  expect(await told()).toBe(1);
});
