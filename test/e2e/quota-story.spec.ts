import { Temporal } from 'temporal-polyfill';
import { expect, test } from './fixtures/story.ts';

const customer = 'acme-hk-014';

test('the fourth request in three months is refused with the day on which the next one is free', async ({ page, pages, control }) => {
  const { frame, welcome, customers, request } = pages;
  // Its oldest request in the cast lies sixty days back; by the published counting it counts for three calendar months in UTC.
  const free = Temporal.Now.zonedDateTimeISO('UTC').subtract({ days: 60 }).add({ months: 3 }).toPlainDate().toString();
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);
  await customers.openCard(customer);
  await customers.prepare();
  await expect(page.getByText('0 left of 3 in 3 months')).toBeVisible();
  await expect(page.getByText("By this connection's published counting.")).toBeVisible();
  await request.fill(customer, 'A fourth try');
  await expect(request.submitButton).toBeDisabled();
  await expect(page.getByText(`The request limit is reached. The next request is possible on ${free}`)).toBeVisible();
  await expect(request.passQuota).toHaveCount(0);
  expect((await control.call<Readonly<Record<string, number>>>('GET', '/calls'))['POST /gateway/v1/requests']).toBeUndefined();
});

test.describe('where the connection does not say how it counts', () => {
  test.use({ partnerSettings: { publish_counting: false } });

  test('the app only warns: the fourth request passes with a reason, and the log shows that reason', async ({ page, pages, control }) => {
    const { frame, welcome, customers, request, log } = pages;
    const why = 'Agreed by phone with the account team';
    await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
    await frame.expectRead(240);
    await customers.openCard(customer);
    await customers.prepare();
    await expect(page.getByText(/How Huawei Cloud counts is not documented; this is our reading/)).toBeVisible();
    await request.fill(customer, 'A fourth try');
    await expect(request.submitButton).toBeDisabled();
    await expect(page.getByText(/the reason to pass the limit is empty/)).toBeVisible();
    await request.passQuota.fill(why);
    await request.submit();
    await expect(request.state).toContainText('Waiting for the customer');
    expect((await control.call<Readonly<Record<string, number>>>('GET', '/calls'))['POST /gateway/v1/requests']).toBe(1);
    await frame.open('Log');
    await log.search.fill('account team');
    await expect(log.rows).toHaveCount(1);
    await expect(log.rows).toContainText('Request limit passed with a reason');
    await expect(log.rows).toContainText(why);
  });
});
