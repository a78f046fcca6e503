import { TEMPLATE_BODY, TEMPLATE_SUBJECT } from '../../src/core/consent/template.ts';
import { expect, test } from './fixtures/story.ts';

const customer = 'acme-hk-001';
const partner = 'aurora-partner';
const partnerEmail = 'registered@aurora-partner.example';
const reason = 'The contract ended; 合同到期';

test.use({ partnerSettings: { partner_verification_code: true } });

test('the whole job: from a clean profile to the consent email and the log with the network unplugged', async ({
  page,
  pages,
  desk,
  control,
  notifications,
}) => {
  const { frame, welcome, settings, customers, request, inbox, consent, log } = pages;

  await test.step('a clean profile asks who one is, and for the partner account and its registered email', async () => {
    await expect(page.getByText('Welcome to Consent Desk')).toBeVisible();
    await expect(page.getByRole('note')).toContainText('SIMULATED');
    await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
    await page.getByRole('link', { name: 'Open Settings' }).click();
    await settings.namePartner(partner, partnerEmail);
    await frame.open('Start');
    await expect(page.getByText('Welcome to Consent Desk')).toBeHidden();
  });

  await test.step('a blocked customer says why, rule by rule, with source, remedy and who must act', async () => {
    await frame.expectRead(240);
    await customers.openCard('acme-hk-007');
    await customers.recheck();
    await expect(customers.check('Can be submitted')).toContainText('blocked');
    await expect(customers.check('Can be agreed')).toContainText('blocked');
    for (const rule of ['R05', 'R07']) {
      await expect(customers.rule(rule)).toContainText('violated');
      await expect(customers.rule(rule)).toContainText(/To do by/);
      await expect(customers.rule(rule)).toContainText(/dated|undated/);
    }
  });

  await test.step('an allowed customer: the re-check brings the facts', async () => {
    await customers.openCard(customer);
    await expect(customers.check('Can be submitted')).toContainText('unknown');
    await customers.recheck();
    await expect(customers.check('Can be submitted')).toContainText('allowed');
    await expect(customers.check('Can be agreed')).toContainText('allowed');
  });

  await test.step('the request is prepared, and cannot be sent before everything is given', async () => {
    await customers.prepare();
    await expect(frame.heading).toHaveText(`Request for ${customer}`);
    await expect(request.submitButton).toBeDisabled();
    await expect(page.getByText('our summary; the statement itself is shown in Partner Center').first()).toBeVisible();
    await request.fill(customer, reason);
    await expect(request.submitButton).toBeDisabled();
    await expect(page.getByText(/the verification code is missing/)).toBeVisible();
  });

  await test.step('the code is sent, typed, and the request submitted once', async () => {
    await page.getByRole('button', { name: 'Send code' }).click();
    await request.code.fill(await control.code('partner', (await cast(customer)).customer_id));
    await notifications.closeAll();
    await request.submit();
    await expect(request.state).toContainText('Waiting for the customer');
    await expect(page.getByText(/No deadline, expiry or withdrawal is documented/)).toBeVisible();
    expect((await control.call<Record<string, number>>('GET', '/calls'))['POST /gateway/v1/requests']).toBe(1);
  });

  await test.step('the customer agrees, the desktop says so, and the case closes', async () => {
    await frame.open('Customers');
    await notifications.expectShown(/SIMULATED: a•+ agreed/);
    expect(JSON.stringify(await notifications.calls())).not.toContain(customer);
    await notifications.click();
    await expect(page).toHaveURL(/#\/requests\/.+/);
    await expect(request.state).toContainText('Disassociated');
    await expect(page.getByText(`The association with ${customer} ended on`)).toBeVisible();
    await frame.open('Requests');
    await inbox.tab('Closed');
    await inbox.open(customer);
  });

  await test.step('the consent email is saved as the template prescribes', async () => {
    await page.getByRole('link', { name: 'Consent email' }).click();
    const { name, mail } = await consent.save();
    expect(name).toMatch(/\.eml$/);
    expect(mail.subject).toBe(filled(TEMPLATE_SUBJECT, 'xxxx', [customer, partner]));
    expect(mail.text?.trimEnd()).toBe(filled(TEMPLATE_BODY, 'XXXX', [partner, customer, customer]));
    expect(mail.from?.address).toBe(partnerEmail);
    expect(mail.to?.map((to) => to.address)).toEqual([(await cast(customer)).email]);
    expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  });

  const draft = await test.step('another request is begun before the network goes', async () => {
    await frame.open('Customers');
    await customers.openCard('acme-hk-002');
    await customers.recheck();
    await customers.prepare();
    return new URL(page.url()).hash;
  });

  await test.step('unplugged: every page opens from the cache and says how old it is; acts are refused with a reason', async () => {
    await desk.stopSandbox();
    await expect(frame.line).toContainText(/Offline: everything stays readable, acts are refused/);
    await expect(frame.line).toContainText(/The oldest reading is from/);
    await request.fill('acme-hk-002', 'Offline');
    await expect(request.submitButton).toBeDisabled();
    await expect(page.getByText('Offline: acts need the connection. Your draft is kept.')).toBeVisible();
    for (const place of ['Start', 'Customers', 'Requests', 'Log', 'Notices', 'Settings'] as const) {
      await frame.open(place);
      await expect(frame.syncMark).toContainText(/offline, synced/);
      await expect(page.getByRole('main').getByText(/This page broke|went wrong/)).toHaveCount(0);
    }
    await frame.expectRead(240);
    await customers.openCard('acme-hk-003');
    await expect(page.getByRole('button', { name: 'Re-check' })).toBeDisabled();
    await frame.goTo(draft);
    await expect(request.reason).toHaveValue('Offline');
  });

  await test.step('the log is searched offline, also for one Chinese character, and leads to the case', async () => {
    await frame.open('Log');
    await log.find(customer);
    await expect(log.rows.filter({ hasText: 'Agreed: disassociated' })).toHaveCount(1);
    await expect(log.rows.filter({ hasText: 'Consent email made' })).toHaveCount(1);
    await log.search.fill('到');
    await log.rows.filter({ hasText: reason }).first().click();
    await log.entry.getByRole('link', { name: 'Open the case' }).click();
    await expect(frame.heading).toHaveText(customer);
    await frame.open('Log');
    await expect(await log.verify()).toContainText(/fit the chain/);
  });

  function cast(name: string) {
    return control.call<{ readonly customer_id: string; readonly email: string }>('GET', `/customers/${name}`);
  }
});

/** The template with these accounts in its places, in their order. */
const filled = (template: string, place: string, accounts: readonly string[]): string =>
  accounts.reduce((text, account) => text.replace(place, account), template);
