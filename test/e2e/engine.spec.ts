import { expect, test } from './fixtures/story.ts';

test('a desk whose engine is gone says so, keeps what was read, and works again after a start', async ({ page, pages, desk }) => {
  await pages.frame.expectRead(240);
  await desk.endEngine();
  await expect(page.getByText(/The engine of Consent Desk does not answer/).first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'acme-hk-001' })).toBeVisible();
  const after = await desk.restart('kill');
  await after.pages.frame.expectRead(240);
  await expect(after.page.getByText(/The engine of Consent Desk does not answer/)).toHaveCount(0);
});
