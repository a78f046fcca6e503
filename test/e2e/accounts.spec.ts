import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type SandboxProcess, startSandbox } from '../engine/sandbox-process.ts';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test as story } from './fixtures/story.ts';

/** The account that a person adds: another partner, in a process of its own, who stands for Huawei Cloud. */
const test = story.extend<{ readonly partner: SandboxProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first argument's shape
  partner: async ({}, use) => {
    const partner = await startSandbox({ customers: 120, seed: 7 });
    await use(partner);
    await partner.stop();
  },
});

test.use({ viewport: { width: 1280, height: 800 } });

const longName = 'Aurora Distribution and Cloud Consulting (Hong Kong) Company Limited, resale of the northern region';

test('a person connects an account, works at both desks, and removes it again', async ({ page, pages, desk, partner }) => {
  test.slow();
  const { frame } = pages;
  const inspection = inspectionOf(page, desk);
  const accountButton = page.getByRole('banner').getByRole('button', { name: /^Account: / });
  const next = (name: string) => page.getByRole('button', { name, exact: true });
  const step = page.getByRole('heading', { level: 2, name: /^Step / });
  await frame.expectRead(240);
  await frame.open('Start');
  await inspection.look('accounts-welcome');

  await test.step('first run offers to practise and to connect; a step that is not complete says what is missing', async () => {
    await expect(page.getByRole('heading', { name: 'Practise' })).toBeVisible();
    await page.getByRole('button', { name: 'Connect my account' }).click();
    await expect(step).toHaveText('Step 1 of 4: Connection');
    await next('Next').click();
    await expect(page.getByRole('alert')).toHaveText('Choose one of them.');
    await page.getByRole('radio', { name: /company’s gateway/ }).check();
    await expect(page.getByText('The company answers for its gateway and the vendor’s terms.')).toBeVisible();
    await inspection.look('accounts-kind');
    await page.getByRole('radio', { name: /with API keys/ }).check();
    await next('Next').click();
  });

  await test.step('a reseller is told that it works by hand', async () => {
    await expect(step).toHaveText('Step 2 of 4: Partner');
    await page.getByRole('radio', { name: /Cloud reseller/ }).check();
    await expect(page.getByRole('alert')).toContainText('a reseller may not');
    await inspection.look('accounts-partner');
    await page.getByRole('radio', { name: /^Distributor/ }).check();
    await page.getByLabel('Name', { exact: true }).fill(longName);
    await page.getByRole('radio', { name: 'Violet' }).check();
    await next('Next').click();
  });

  await test.step('an address without https is refused, wrong keys are told, and nothing typed is lost', async () => {
    await expect(step).toHaveText('Step 3 of 4: Access');
    await inspection.look('accounts-access');
    await page.getByText('Advanced: address').click();
    await expect(page.getByText('Certificates are never ignored')).toBeVisible();
    await inspection.look('accounts-network');
    const endpoint = page.getByLabel('Address of the API');
    await endpoint.fill('http://partner.example');
    await page.getByLabel('Access key (AK)').fill(partner.accessKey);
    await page.getByLabel('Secret key (SK)').fill('not the secret');
    await next('Test the connection').click();
    await expect(page.getByRole('alert')).toContainText('Must begin with https');
    await endpoint.fill(partner.url);
    await next('Test the connection').click();
    await expect(page.getByRole('row', { name: /List of customers refused/ })).toContainText('The access keys were not accepted.');
    await inspection.look('accounts-test-failed');
    await next('Previous step').click();
    await expect(endpoint).toHaveValue(partner.url);
    await page.getByLabel('Secret key (SK)').fill(partner.secretKey);
    await next('Test the connection').click();
    await expect(page.getByRole('row', { name: /works/ })).toHaveCount(6);
    await inspection.look('accounts-test');
  });

  await test.step('its desk is opened: its own customers, not simulated, and no key stays on the page', async () => {
    await next('Save account').click();
    await expect(accountButton).toContainText(longName);
    await frame.expectRead(120);
    await expect(page.getByRole('note')).toHaveCount(0);
    const left = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]));
    for (const secret of [partner.accessKey, partner.secretKey]) expect(left).not.toContain(secret);
    await inspection.look('accounts-customers');
  });

  await test.step('keys, menu and Back switch between the desks, and a reload stays', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('1');
    await expect(page.getByText('240 customers', { exact: true })).toBeVisible();
    await expect(page.getByRole('note')).toContainText('SIMULATED');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByText('120 customers', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByText('120 customers', { exact: true })).toBeVisible();
    await accountButton.click();
    await expect(page.getByRole('menuitem', { name: /Practice partner · intl · SIMULATED/ })).toBeVisible();
    await inspection.look('accounts-menu');
    await page.getByRole('menuitem', { name: 'All accounts…' }).click();
    await expect(frame.heading).toHaveText('Accounts');
    await inspection.look('accounts');
  });

  await test.step('it is renamed, and tested again with the keys that are kept', async () => {
    await page.getByRole('link', { name: longName }).click();
    await page.getByLabel('Name', { exact: true }).fill('Practice  partner');
    await next('Keep').click();
    await expect(page.getByRole('alert')).toContainText('one that looks like it');
    await page.getByLabel('Name', { exact: true }).fill('Aurora');
    await next('Keep').click();
    await expect(frame.heading).toHaveText('Aurora');
    await next('Test now').click();
    await expect(page.getByRole('row', { name: /works/ })).toHaveCount(6);
    await inspection.look('accounts-one');
  });

  await test.step('removed by typing its name: the sealed log stays and can be checked', async () => {
    await next('Remove Aurora').click();
    await expect(page.getByText('This is not the name, letter by letter.')).toBeVisible();
    await page.getByLabel('Type the name to remove it: Aurora').fill('Aurora');
    await next('Remove Aurora').click();
    const note = page.getByRole('status').filter({ hasText: 'sealed, read-only file' });
    await expect(note).toBeVisible();
    await inspection.look('accounts-removed');
    const [archive = '', digest = ''] = await note.locator('code').allTextContents();
    const text = await readFile(archive, 'utf8');
    const before = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
    expect(createHash('sha256').update(before).digest('hex')).toBe(digest);
    await expect(accountButton).toContainText('Practice partner');
    await expect(page.getByRole('list', { name: 'Accounts' }).getByRole('listitem')).toHaveCount(1);
  });
  expect(inspection.errors()).toEqual([]);
});
