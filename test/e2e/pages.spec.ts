import { CaseId } from '../../src/core/case/case.ts';
import { writeCaseFile } from '../../src/core/case/case-file.ts';
import { CustomerId } from '../../src/core/customer/customer.ts';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

test.use({ viewport: { width: 1280, height: 800 } });
const caseFile = writeCaseFile({
  format: 'consent-desk-case',
  version: 1,
  kind: 'hand-over',
  simulated: true,
  site: 'intl',
  partnerType: 'distributor',
  partnerAccountName: 'aurora-partner',
  from: 'Mei Chen',
  to: 'Ada Lin',
  at: '2026-11-22T01:30:00Z',
  case: { id: CaseId.parse('unknown-here'), side: 'partner', state: 'draft', openedAt: '2026-11-21T01:30:00Z', pendingSince: null },
  customer: { customerId: CustomerId.parse('0a1b2c'), accountName: 'acme-hk-044', maskedName: 'A•••' },
  summary: 'Case summary\n\n  R01 blocks: a balance is left\n',
});
const places = ['Start', 'Customers', 'Requests', 'Log', 'Notices', 'Settings'] as const;

test.describe('of a partner without customers', () => {
  test.use({ customers: 0 });

  test('empty pages say what will stand there, in both themes', async ({ page, pages, desk }) => {
    const inspection = inspectionOf(page, desk);
    const { frame, inbox } = pages;
    await expect(frame.syncMark).toContainText(/synced/);
    for (const place of places) {
      await frame.open(place);
      await inspection.look(`empty-${place.toLowerCase()}`);
    }
    await frame.open('Requests');
    for (const tab of ['Waiting for the customer', 'With administrator', 'Drafts', 'Closed'] as const) {
      await inbox.tab(tab);
      await expect(page.getByRole('main')).toContainText(/No |Nothing /);
    }
    await page.getByRole('button', { name: 'Record by hand' }).click();
    await inspection.look('empty-record');
    expect(inspection.errors()).toEqual([]);
  });
});

test('full pages, and the same pages offline, are in order in both themes', async ({ page, pages, desk }) => {
  test.slow();
  const inspection = inspectionOf(page, desk);
  const { frame, welcome, settings, customers, request, inbox, consent, log } = pages;
  await frame.expectRead(240);
  await frame.open('Start');
  await inspection.look('start-welcome');
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.open('Customers');
  await inspection.look('customers');
  await customers.openCard('acme-hk-044');
  await inspection.look('customer-unknown');
  await customers.recheck();
  await inspection.look('customer-blocked');
  await page.getByRole('button', { name: 'Consent email' }).click();
  await expect(page.getByRole('button', { name: 'Save .eml' })).toBeVisible();
  await inspection.look('consent-missing');
  await frame.open('Settings');
  await settings.namePartner('aurora-partner', 'registered@aurora-partner.example');
  await inspection.look('settings');

  await frame.open('Customers');
  await customers.openCard('acme-hk-003');
  await customers.recheck();
  await inspection.look('customer-allowed');
  await customers.prepare();
  await request.fill('acme-hk-003', 'The contract ended');
  await expect(request.submitButton).toBeEnabled();
  await inspection.look('request-draft');
  await request.submitButton.click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await inspection.look('request-confirm');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Submit request/ })
    .click();
  await expect(request.state).toContainText('Waiting for the customer');
  await inspection.look('request-waiting');

  await frame.open('Requests');
  await inspection.look('requests');
  await inbox.tab('Closed');
  await inspection.look('requests-closed');
  await inbox.tab('Waiting for you');
  await inbox.open('acme-hk-031');
  await request.choose('Reject');
  await inspection.look('request-incoming');
  await page.getByRole('link', { name: 'Record what happened elsewhere' }).click();
  await expect(frame.heading).toHaveText('Record by hand');
  await inspection.look('record');
  await frame.open('Customers');
  await customers.openCard('acme-hk-003');
  await page.getByRole('button', { name: 'Consent email' }).click();
  await consent.save();
  await inspection.look('consent');

  await frame.open('Log');
  await log.rows.first().click();
  await expect(log.entry).toBeVisible();
  await (await log.verify()).waitFor();
  await inspection.look('log');
  await frame.open('Notices');
  await inspection.look('notices');
  await frame.open('Start');
  await inspection.look('start');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspection.look('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspection.look('shortcuts');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await frame.goTo('#/requests/nothing-here');
  await expect(page.getByText('This request is not here')).toBeVisible();
  await inspection.look('request-not-found');
  await frame.goTo('#/gateway');
  await expect(frame.heading).toHaveText('Association gateway');
  await inspection.look('gateway');
  await frame.goTo('#/case-file');
  await expect(page.getByText('No case file is open.')).toBeVisible();
  await inspection.look('case-file-none');
  const choose = (name: string, content: string) =>
    page.getByLabel('A file that ends with .consentdesk').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await choose('letter.consentdesk', 'Dear Ada');
  await expect(page.getByText('letter.consentdesk is not a case file of Consent Desk.')).toBeVisible();
  await inspection.look('case-file-refused');
  await choose('case.consentdesk', caseFile);
  await expect(frame.heading).toHaveText('A case file from Mei Chen');
  await inspection.look('case-file');

  await desk.stopSandbox();
  await expect(frame.line).toContainText(/Offline/);
  for (const place of places) {
    await frame.open(place);
    await expect(frame.line).toContainText(/Offline/);
    await inspection.look(`offline-${place.toLowerCase()}`);
  }
  await frame.open('Requests');
  await inbox.tab('Waiting for you');
  await inbox.open('acme-hk-031');
  await inspection.look('offline-request');
  expect(inspection.errors()).toEqual([]);

  await desk.endEngine();
  await expect(page.getByText(/The engine of Consent Desk does not answer/).first()).toBeVisible();
  await inspection.look('failed-engine');
  await desk.restart('kill');
});
