import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, root, test } from './fixtures/story.ts';

test.use({ viewport: { width: 1280, height: 800 } });

// Of the cast: never answers by itself.
const customer = 'acme-hk-003';
const partnerEmail = 'registered@aurora-partner.example';
const sentence = 'We agree to the disassociation of our account.';

/** The verifier as anybody would run it: a plain Node, one file. */
const verified = (bundle: string) =>
  new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    execFile(process.execPath, [join(root, 'resources/verify-evidence.mjs'), bundle], (error, out, problems) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: `${out}${problems}` }),
    );
  });

test('the answer to our letter is matched, filed and recorded by hand; then the case is sealed, and anybody can check it', async ({
  page,
  pages,
  desk,
  control,
}) => {
  test.slow();
  const { frame, welcome, settings, customers, request, consent, mails, record } = pages;
  const inspection = inspectionOf(page, desk);
  const { email } = await control.call<{ readonly email: string }>('GET', `/customers/${customer}`);

  await test.step('a request waits for the customer, and the letter was handed out', async () => {
    await frame.expectRead(240);
    await frame.open('Start');
    await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
    await frame.open('Settings');
    await settings.namePartner('aurora-partner', partnerEmail);
    await frame.open('Mails');
    await expect(page.getByText('No mail is filed yet')).toBeVisible();
    await inspection.look('mails-empty');
    await frame.open('Customers');
    await customers.openCard(customer);
    await customers.recheck();
    await customers.prepare();
    await request.fill(customer, 'The contract ended');
    await request.submit();
    await expect(request.state).toContainText('Waiting for the customer');
  });

  await page.getByRole('link', { name: 'Consent email' }).click();
  const { mail } = await consent.save();
  const answer = [
    `From: Owner <${email}>`,
    `To: ${partnerEmail}`,
    `Subject: Re: ${mail.subject}`,
    'Date: Fri, 20 Nov 2026 09:00:00 +0800',
    'Message-ID: <answer-1@customer.example>',
    `In-Reply-To: ${mail.messageId}`,
    `References: ${mail.messageId}`,
    'Authentication-Results: mx.partner.example; spf=pass smtp.mailfrom=customer.example; dkim=none',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello,',
    '',
    sentence,
    '',
    '<img src="http://trap.example/pixel.png"> 谢谢',
  ].join('\r\n');

  await test.step('the answer is dropped and tied to the request by In-Reply-To; nothing is filed or recorded yet', async () => {
    await frame.open('Mails');
    await expect(mails.rows.filter({ hasText: 'handed out' })).toHaveCount(1);
    await mails.drop('answer.eml', answer);
    await expect(mails.review.getByRole('radio', { name: new RegExp(`${customer}.*In-Reply-To`) })).toBeChecked();
    await expect(mails.review).toContainText('from the known address');
    await expect(mails.review).toContainText(sentence);
    await expect(mails.review).toContainText('Proposed, not recorded: you decide.');
    await expect(page.getByText('mx.partner.example; spf=pass smtp.mailfrom=customer.example; dkim=none')).toBeVisible();
    await expect(page.getByRole('main').locator('img')).toHaveCount(0);
    await inspection.look('mails-review');
    await expect(mails.rows.filter({ hasText: 'received' })).toHaveCount(0);
  });

  await test.step('it is filed by a click, and the outcome is recorded by hand on the page of the request', async () => {
    await mails.review.getByRole('button', { name: 'File this mail' }).click();
    await expect(page.getByText('Filed: answer.eml')).toBeVisible();
    await expect(mails.rows.filter({ hasText: 'received' })).toHaveCount(1);
    await inspection.look('mails-filed');
    await page.getByRole('link', { name: "Record the outcome on the request's page" }).click();
    await expect(request.state).toContainText('Waiting for the customer');
    await expect(page.getByRole('link', { name: 'Mails of this request: 2' })).toBeVisible();
    await page.getByRole('button', { name: 'Evidence' }).click();
    await inspection.look('request-papers');
    await page.getByRole('link', { name: 'Record what happened elsewhere' }).click();
    await record.state('The request was agreed to', 'Answered by mail', 'Ada Lin');
    await expect(request.state).toContainText(/Disassociated|Agreed/);
  });

  await test.step('the same mail again is known, and is let go', async () => {
    await frame.open('Mails');
    await mails.choose('answer-again.eml', answer);
    await expect(page.getByText('This very mail is filed already.')).toBeVisible();
    await page.getByRole('button', { name: 'Let go', exact: true }).click();
    await expect(mails.review).toHaveCount(0);
    await expect(mails.rows.filter({ hasText: 'received' })).toHaveCount(1);
  });

  await test.step('the filed mail is hidden until it is shown, which the log keeps', async () => {
    await mails.rows.filter({ hasText: 'received' }).getByRole('link', { name: /^Re: / }).click();
    await expect(page.getByRole('button', { name: 'Show the mail' })).toBeVisible();
    await expect(page.getByText(sentence)).toHaveCount(0);
    await inspection.look('mail-masked');
    await page.getByRole('button', { name: 'Show the mail' }).click();
    await expect(page.getByText(sentence)).toBeVisible();
    await inspection.look('mail-shown');
    const original = await desk.saved(() => page.getByRole('button', { name: 'Save the original' }).click());
    expect(original.content).toBe(answer);
    await page.getByRole('link', { name: /^Request of / }).click();
  });

  await test.step('the case is sealed, and the bundle holds; a single changed byte does not', async () => {
    await page.getByRole('link', { name: 'Seal the evidence' }).click();
    await expect(page.getByText('2 mails, as they were filed:')).toBeVisible();
    await inspection.look('evidence');
    const bundle = await desk.saved(() => page.getByRole('button', { name: 'Seal and save' }).click());
    await expect(page.getByText(/^Sealed: \d+ files$/)).toBeVisible();
    await inspection.look('evidence-sealed');
    const path = join(desk.profile, 'bundle.zip');
    await writeFile(path, bundle.bytes);
    const whole = await verified(path);
    expect(whole.said).toMatch(/nothing changed since sealing/);
    expect(whole.code, whole.said).toBe(0);
    const bytes = Buffer.from(bundle.bytes);
    bytes.writeUInt8(bytes.readUInt8(Math.floor(bytes.length / 2)) ^ 1, Math.floor(bytes.length / 2));
    await writeFile(path, bytes);
    expect((await verified(path)).code).toBe(1);
    const verifier = await desk.saved(() => page.getByRole('button', { name: 'Save the verifier' }).click());
    expect(verifier.bytes.length).toBeGreaterThan(1000);
  });

  await test.step('the log says what was done with the mails', async () => {
    await frame.open('Log');
    await expect(pages.log.rows.filter({ hasText: 'Mail filed' })).toHaveCount(1);
    await expect(pages.log.rows.filter({ hasText: 'Personal data revealed' })).not.toHaveCount(0);
  });
  expect(inspection.errors()).toEqual([]);
});
