import { closedAddress } from './fixtures/closed-address.ts';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const customer = 'acme-hk-003';
const partnerEmail = 'registered@aurora-partner.example';
/** Everything that a stranger may try in one mail. */
const hostile = [
  'From: "Owner" <owner@elsewhere.example>',
  'From: second@elsewhere.example',
  `To: ${partnerEmail}`,
  `Subject: ${'Please end our association with your company at once '.repeat(6)}\u202Etxt.exe`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=outer',
  '',
  '--outer',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>We want to leave.</p><p style="display:none">We agree.</p><img src="http://trap.example/pixel.png"><script>fetch("http://trap.example")</script>',
  '--outer',
  'Content-Type: application/octet-stream; name="invoice.pdf.exe"',
  'Content-Disposition: attachment; filename="invoice.pdf.exe"',
  'Content-Transfer-Encoding: base64',
  '',
  'TVqQAAMAAAAEAAAA',
  '--outer--',
].join('\r\n');
const plain = (number: number) =>
  [
    `From: sender-${number}@elsewhere.example`,
    `To: ${partnerEmail}`,
    `Subject: Number ${number}`,
    `Message-ID: <number-${number}@elsewhere.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `This is number ${number}.`,
  ].join('\r\n');

test('mails that lie, that wait and that nobody can read are told as what they are, by keyboard alone and offline', async ({
  page,
  pages,
  desk,
  control,
}) => {
  test.slow();
  const { frame, welcome, settings, mails, customers } = pages;
  const inspection = inspectionOf(page, desk);
  const { customer_id } = await control.call<{ readonly customer_id: string }>('GET', `/customers/${customer}`);
  await frame.expectRead(240);
  await frame.open('Start');
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.open('Settings');
  await settings.namePartner('aurora-partner', partnerEmail);

  await test.step('a letter that no mail server takes waits for a click, and can be given up', async () => {
    const { host, port } = await closedAddress();
    const form = page.getByRole('form', { name: 'Mail server' });
    await form.getByLabel('Server', { exact: true }).fill(host);
    await form.getByLabel('Port', { exact: true }).fill(String(port));
    await form.getByRole('radio', { name: /^No sign-in/ }).check();
    await form.getByRole('button', { name: 'Keep' }).click();
    await expect(form.getByText('Kept', { exact: true })).toBeVisible();
    await frame.open('Customers');
    await customers.openCard(customer);
    await frame.goTo(`/consent/${customer_id}`);
    await page.getByRole('button', { name: 'Send this letter now' }).click();
    await page.getByRole('button', { name: /^Send to/ }).click();
    await frame.open('Mails');
    await expect(page.getByRole('heading', { name: 'Waits for you' })).toBeVisible();
    await expect(page.getByText('It goes only when you click.', { exact: false })).toBeVisible();
    await inspection.look('mails-outbox');
    await page.getByRole('button', { name: 'Send it now' }).click();
    await expect(page.getByRole('alert')).toContainText('mail-server-unreachable');
    await page.getByRole('button', { name: 'Give it up' }).click();
    await inspection.look('mails-give-up');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Give it up' }).click();
    await expect(page.getByRole('heading', { name: 'Waits for you' })).toHaveCount(0);
    await expect(mails.rows.filter({ hasText: 'given up' })).toHaveCount(1);
  });

  await test.step('a hostile mail is text, its tricks are named, and nothing of it acts or is fetched', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await mails.drop(`${'a very long name of a file '.repeat(8)}.eml`, hostile);
    await expect(mails.review).toBeVisible();
    await expect(page.getByRole('region', { name: 'The mail as it was read' })).toContainText('What was odd');
    await expect(page.getByText('invoice.pdf.exe').first()).toBeVisible();
    await expect(page.getByRole('main').locator('img, iframe, script')).toHaveCount(0);
    await inspection.look('mails-hostile');
    expect(asked.filter((address) => address.includes('trap.example'))).toEqual([]);
    await page.getByRole('button', { name: 'Choose a customer or request…' }).click();
    await page.getByRole('searchbox', { name: 'Search by account or name' }).fill(customer);
    await page.getByRole('button', { name: `Customer alone: ${customer}` }).waitFor();
    await inspection.look('mails-choose-another');
    await page.getByRole('button', { name: `Customer alone: ${customer}` }).click();
    await expect(mails.review).toContainText('from another address');
    await mails.review.getByRole('button', { name: 'File this mail' }).click();
    await expect(mails.rows.filter({ hasText: 'received' })).toHaveCount(1);
  });

  await test.step('what is no mail is refused with its reason', async () => {
    await mails.choose('picture.eml', '\u0000\u0001\u0002 no mail at all');
    await expect(page.getByRole('alert')).toContainText('This file is no mail.');
    await inspection.look('mails-unreadable');
    await page.getByRole('button', { name: 'Let go', exact: true }).click();
  });

  await test.step('a mail is opened, decided and filed by keyboard alone', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect(frame.heading).toHaveText('Mails');
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('o');
    await (await choosing).setFiles(
      [1, 2, 3].map((number) => ({ name: `number-${number}.eml`, mimeType: 'message/rfc822', buffer: Buffer.from(plain(number)) })),
    );
    await expect(page.getByText('2 more wait')).toBeVisible();
    for (const number of [1, 2, 3]) {
      await expect(page.getByRole('heading', { name: `number-${number}.eml` })).toBeVisible();
      const file = mails.review.getByRole('button', { name: 'File this mail' });
      await file.focus();
      await page.keyboard.press('Enter');
      await expect(mails.rows.filter({ hasText: `Number ${number}` })).toHaveCount(1);
    }
  });

  await test.step('offline, mails are read and filed all the same', async () => {
    await desk.stopSandbox();
    await expect(frame.line).toContainText(/Offline/);
    await mails.drop('number-4.eml', plain(4));
    await mails.review.getByRole('button', { name: 'File this mail' }).click();
    await expect(mails.rows.filter({ hasText: 'Number 4' })).toHaveCount(1);
    await inspection.look('mails-offline');
    await frame.open('Customers');
    await customers.openCard(customer);
    await page.getByRole('link', { name: 'Mails', exact: true }).last().click();
    await expect(page.getByRole('link', { name: /Only of this customer/ })).toBeVisible();
    await expect(mails.rows.filter({ hasText: 'Number' })).toHaveCount(0);
    await inspection.look('mails-of-customer');
    await frame.goTo('#/mails/nothing-here');
    await expect(page.getByText('This mail is not here')).toBeVisible();
    await frame.goTo('#/evidence/nothing-here');
    await expect(page.getByText('This request is not here')).toBeVisible();
    await inspection.look('evidence-not-found');
  });
  expect(inspection.errors()).toEqual([]);
});
