import { expect, test } from './fixtures/story.ts';

const submitPath = '/^POST \\/gateway\\/v1\\/requests$/';

test.describe('an answer that gets lost', () => {
  test.use({ partnerSettings: { partner_verification_code: true } });

  test('is asked for again and never sent again; what did not arrive needs a new code and a new click', async ({
    page,
    pages,
    control,
  }) => {
    const { frame, welcome, customers, request, log } = pages;
    const submitted = async () => (await control.call<Readonly<Record<string, number>>>('GET', '/calls'))['POST /gateway/v1/requests'] ?? 0;
    const prepare = async (name: string) => {
      const { customer_id } = await control.call<{ readonly customer_id: string }>('POST', `/customers/${name}/set`, { script: 'never' });
      await frame.open('Customers');
      await customers.openCard(name);
      await customers.prepare();
      return customer_id;
    };
    const fillAndSubmit = async (name: string, customerId: string) => {
      await request.fill(name, 'The contract ended');
      await page.getByRole('button', { name: /^Send (another )?code$/ }).click();
      await request.code.fill(await control.code('partner', customerId));
      await request.submit();
    };
    await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
    await frame.expectRead(240);

    await test.step('the request arrived, its answer did not: the app says that it does not know', async () => {
      const id = await prepare('acme-hk-003');
      await control.call('POST', '/faults', { match: submitPath, kind: 'reset', after: 'apply' });
      // Nor can it find out by itself: what it asks is answered with nonsense.
      await control.call('POST', '/faults', { match: '/^GET \\/gateway\\/v1\\/requests/', kind: 'wrong_shape', times: 500 });
      await control.call('POST', '/faults', { match: '/^GET \\/gateway\\/v1\\/acts/', kind: 'wrong_shape', times: 1 });
      await fillAndSubmit('acme-hk-003', id);
      await expect(request.state).toContainText('Needs check');
      await expect(page.getByText('Nothing is sent again by itself, now or later.')).toBeVisible();
    });

    await test.step('asking again settles it, and it was submitted exactly once', async () => {
      await expect
        .poll(async () => JSON.stringify((await control.call<{ readonly waiting: unknown }>('GET', '/faults')).waiting))
        .not.toContain('acts');
      await expect(request.askAgain).toBeEnabled();
      await request.askAgain.click();
      await expect(request.state).toContainText('Waiting for the customer');
      await control.call('DELETE', '/faults');
      expect(await submitted()).toBe(1);
    });

    await test.step('a request that never arrived is a draft again, with an empty form', async () => {
      const id = await prepare('acme-hk-030');
      await control.call('POST', '/faults', { match: submitPath, kind: 'reset' });
      await fillAndSubmit('acme-hk-030', id);
      await expect(page.getByText('Did not arrive; nothing is pending')).toBeVisible();
      await expect(request.state).toContainText('Draft');
      await expect(request.code).toHaveValue('');
      await expect(request.accountName).toHaveValue('');
      expect(await submitted()).toBe(1);
      await fillAndSubmit('acme-hk-030', id);
      await expect(request.state).toContainText('Waiting for the customer');
      expect(await submitted()).toBe(2);
    });

    await test.step('the log tells all of it, in an unbroken chain', async () => {
      await frame.open('Log');
      await log.find('acme-hk-030');
      await expect(log.rows.filter({ hasText: 'Act did not arrive' })).toHaveCount(1);
      await expect(log.rows.filter({ hasText: 'Request submitted' })).toHaveCount(1);
      await expect(await log.verify()).toContainText(/fit the chain/);
    });
  });
});

test('a power cut in the middle of a submit doubles nothing', async ({ page, pages, control, desk }) => {
  const { frame, welcome, customers, request } = pages;
  const name = 'acme-hk-012';
  await control.call('POST', `/customers/${name}/set`, { script: 'never' });
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);
  await customers.openCard(name);
  await customers.prepare();
  const address = new URL(page.url()).hash;
  await control.call('POST', '/faults', { match: submitPath, kind: 'latency', ms: 60_000, after: 'apply' });
  await request.fill(name, 'The contract ended');
  await request.submit();
  const openRequest = async () =>
    (await control.call<{ readonly open_request_id: string | null }>('GET', `/customers/${name}`)).open_request_id;
  await expect.poll(openRequest).not.toBeNull();
  const before = await openRequest();

  const after = await desk.restart('kill');
  // The page has begun before it is led on: its own first address must not come after ours.
  await expect(after.page.getByRole('heading', { level: 1 })).toBeVisible();
  await after.pages.frame.goTo(address);
  await expect(after.pages.request.state).toContainText('Waiting for the customer');
  await expect(after.page.getByText('2 left of 3 in 3 months')).toBeVisible();
  expect(await openRequest()).toBe(before);
  expect((await control.call<Readonly<Record<string, number>>>('GET', '/calls'))['POST /gateway/v1/requests']).toBeUndefined();
  const { frame: again, log } = after.pages;
  await again.open('Log');
  await log.find(name);
  await expect(log.rows.filter({ hasText: 'Outcome of the act not known' })).toHaveCount(1);
  await expect(log.rows.filter({ hasText: 'Request submitted' })).toHaveCount(1);
  await expect(await log.verify()).toContainText(/fit the chain/);
});

test('what happened elsewhere is recorded as stated, and a request can wait with a reason and a reminder', async ({ page, pages }) => {
  const { frame, welcome, request, inbox, record } = pages;
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);

  await test.step('an incoming request seen in Partner Center', async () => {
    await frame.open('Requests');
    await page.getByRole('button', { name: 'Record by hand' }).click();
    await record.chooseCustomer('acme-hk-005');
    await record.state('The customer asked to leave', 'Seen in Manage Association Records', 'Ada Lin');
    await expect(request.state).toContainText('Waiting for you');
    await expect(request.timeline).toContainText('as stated by Ada Lin');
    await expect(page.getByText('This rests on what Ada Lin stated.')).toBeVisible();
  });

  await test.step('it is put aside until a day, with the reason, and comes with a reminder', async () => {
    await request.snooze('Legal reads the contract');
    await expect(page.getByText(/Snoozed until .*: Legal reads the contract/)).toBeVisible();
    await request.remind();
    await page.getByRole('link', { name: 'Requests' }).last().click();
    await expect(inbox.row('acme-hk-005')).toContainText(/snoozed until/);
    await expect(inbox.row('acme-hk-005')).toContainText(/reminder on/);
    await inbox.open('acme-hk-005');
    await page.getByRole('button', { name: 'Wake now' }).click();
    await expect(page.getByRole('button', { name: 'Snooze…' })).toBeVisible();
  });

  await test.step('its outcome is recorded, too, and nothing was sent', async () => {
    await page.getByRole('link', { name: 'Record what happened elsewhere' }).click();
    await record.state('The request was rejected', 'By telephone', 'Ada Lin');
    await expect(request.state).toContainText('Rejected');
    await expect(request.timeline.getByRole('listitem').filter({ hasText: 'Rejected' })).toContainText('as stated by Ada Lin');
  });
});

test('a customer that left is called disassociated only where a record says so, and a mass loss waits for a person', async ({
  page,
  pages,
  control,
  notifications,
}) => {
  const { frame, welcome, customers, log } = pages;
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);

  await test.step('two leave, one of them with a record of the disassociation', async () => {
    await control.call('POST', '/customers/acme-hk-017/leave', { record: true });
    await control.call('POST', '/customers/acme-hk-018/leave', { record: false });
    await frame.syncMark.click();
    await customers.openCard('acme-hk-017');
    await expect(customers.card).toContainText('Disassociated: a record, a gateway or a person says so.');
    await customers.openCard('acme-hk-018');
    await expect(customers.card).toContainText('No longer visible to this account. That alone does not say that it was disassociated.');
    await notifications.expectShown(/a•+ is disassociated/);
    await notifications.expectShown(/a•+ is no longer visible/);
  });

  const lost = Array.from({ length: 10 }, (_, number) => `acme-hk-0${String(number + 19)}`);
  const missing = page.getByText('10 customers are missing from the last listing. Nothing is concluded until you say');
  await test.step('many missing at once: nothing is concluded until a person says that the listing is right', async () => {
    for (const name of lost) await control.call('POST', `/customers/${await idOf(name)}/leave`, { record: false });
    await frame.syncMark.click();
    await expect(missing).toBeVisible();
    await customers.openCard('acme-hk-019');
    await expect(customers.card).not.toContainText('No longer visible to this account.');
    await page.getByRole('button', { name: 'Do not trust it' }).click();
    await expect(missing).toBeHidden();
    await frame.syncMark.click();
    await expect(missing).toBeVisible();
    await page.getByRole('button', { name: 'The listing is right' }).click();
    await expect(customers.card).toContainText('No longer visible to this account.');
  });

  await test.step('the desktop is not buried in notices, and the log has every one', async () => {
    await notifications.expectShown(/\d+ new notices/);
    await frame.open('Log');
    await log.search.fill('Customer no longer visible');
    await page.getByLabel('Operation').selectOption({ label: 'Customer no longer visible' });
    await log.search.fill('');
    await expect(log.rows).toHaveCount(11);
  });

  async function idOf(name: string): Promise<string> {
    const found = await control.call<{ readonly customer_id: string }>('GET', `/customers/${encodeURIComponent(name)}`).catch(() => null);
    return found?.customer_id ?? encodeURIComponent(castName(name));
  }
});

/** Two of the cast have longer account names than their number. */
const castName = (name: string): string =>
  ({
    'acme-hk-025': 'acme-hk-025-with-an-account-name-of-exactly-sixty-four-character',
    'acme-hk-026': 'acme-hk-026\r\nBcc: nobody@example.com',
  })[name] ?? name;

test('hostile names are text: nothing runs, nothing turns round, nothing reaches a header', async ({ page, pages, control }) => {
  const { frame, welcome, settings, customers, consent } = pages;
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('dialog', (dialog) => {
    broken.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.open('Settings');
  await settings.namePartner('aurora-partner', 'registered@aurora-partner.example');
  await frame.expectRead(240);

  await test.step('markup, bidi marks and emoji show as they are', async () => {
    await control.call('POST', '/customers/acme-hk-029/set', { customer: '👩‍👩‍👧 🏳️‍🌈 Ltd' });
    const names = {
      'acme-hk-024': '<script>alert("acme")</script> & Co.',
      'acme-hk-028': '\u200Fشركة النور للتجارة (HK) Ltd',
      'acme-hk-029': '👩‍👩‍👧 🏳️‍🌈 Ltd',
      'acme-hk-043': `O'Brien "Sons" \`Ltd\` ‘x’ “y”`,
    };
    for (const [account, name] of Object.entries(names)) {
      await customers.openCard(account);
      await customers.recheck();
      await page.getByRole('button', { name: 'Reveal' }).click();
      await expect(customers.card.getByRole('definition').first()).toHaveText(name);
    }
  });

  await test.step('an account name behind a direction override turns nothing round', async () => {
    await customers.find('acme-hk-042');
    const row = customers.rows.filter({ hasText: 'acme-hk-042' });
    await expect(row).toHaveCount(1);
    await row.click();
    await expect(page.locator('#customer-heading')).toContainText('acme-hk-042');
  });

  await test.step('a line break in a name stays out of the header of the consent email', async () => {
    await customers.find('acme-hk-026');
    await customers.rows.filter({ hasText: 'acme-hk-026' }).click();
    await expect(page.locator('#customer-heading')).toHaveText('acme-hk-026 Bcc: nobody@example.com');
    await page.getByRole('button', { name: 'Consent email' }).click();
    const { name, mail } = await consent.save();
    expect(name).not.toMatch(/[\r\n]/);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.subject).toContain('acme-hk-026 Bcc: nobody@example.com');
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
  });
  expect(broken).toEqual([]);
});
