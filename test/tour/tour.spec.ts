import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, root, test } from '../e2e/fixtures/story.ts';

const customer = 'acme-hk-001';
const partner = 'aurora-partner';
const partnerEmail = 'registered@aurora-partner.example';

test.use({ viewport: { width: 1280, height: 800 } });

test('the tour', async ({ page, pages, desk, control }) => {
  test.slow();
  const { frame, welcome, settings, customers, request, consent, mails } = pages;
  const shoot = async (name: string, dark = false) => {
    await atRest(page);
    await page.screenshot({ path: join(root, 'docs/pictures', `${name}.png`) });
    if (!dark) return;
    await desk.wear('dark');
    await atRest(page);
    await page.screenshot({ path: join(root, 'docs/pictures', `${name}-dark.png`) });
    await desk.wear('light');
  };
  const theirs = await control.call<{ readonly customer_id: string; readonly email: string }>('GET', `/customers/${customer}`);
  await desk.resize({ width: 1280, height: 800 });
  await desk.wear('light');
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await page.getByRole('link', { name: 'Open Settings' }).click();
  await settings.namePartner(partner, partnerEmail);
  await frame.expectRead(240);

  await customers.openCard('acme-hk-007');
  await customers.recheck();
  await page.getByRole('searchbox', { name: 'Search customers' }).fill('');
  await shoot('customers', true);

  for (const other of ['acme-hk-002', 'acme-hk-003']) {
    await frame.open('Customers');
    await customers.openCard(other);
    await customers.recheck();
    await customers.prepare();
  }
  await frame.open('Customers');
  await customers.openCard(customer);
  await customers.recheck();
  await customers.prepare();
  await request.fill(customer, 'The contract ended; 合同到期');
  await request.submit();
  await expect(request.state).toContainText('Waiting for the customer');
  await shoot('request');
  const caseAddress = new URL(page.url()).hash.split('?')[0] ?? '';

  await page.getByRole('link', { name: 'Consent email' }).click();
  await shoot('consent-email', true);
  const { mail } = await consent.save();
  await frame.open('Mails');
  await mails.drop(
    'answer.eml',
    [
      `From: Owner <${theirs.email}>`,
      `To: ${partnerEmail}`,
      `Subject: Re: ${mail.subject}`,
      'Date: Fri, 20 Nov 2026 09:00:00 +0800',
      'Message-ID: <answer-1@customer.example>',
      `In-Reply-To: ${mail.messageId}`,
      'Authentication-Results: mx.partner.example; spf=pass smtp.mailfrom=customer.example',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Hello,',
      '',
      'We agree to the disassociation of our account. 谢谢',
    ].join('\r\n'),
  );
  await expect(mails.review).toContainText('Proposed, not recorded');
  await shoot('mails', true);
  await mails.review.getByRole('button', { name: 'File this mail' }).click();
  await expect(page.getByText('Filed: answer.eml')).toBeVisible();
  await frame.goTo(caseAddress.replace('requests', 'evidence'));
  await expect(page.getByRole('button', { name: 'Seal and save' })).toBeEnabled();
  await shoot('evidence', true);

  await frame.open('Log');
  await pages.log.rows.first().click();
  await expect(pages.log.entry).toBeVisible();
  await shoot('log');
  await frame.open('Overview');
  await expect(page.getByRole('figure').first()).toBeVisible();
  await shoot('overview');
  await frame.open('Start');
  await shoot('home');
});

/** Nothing moves any more, and no row of a list is still to come. */
async function atRest(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const note of await page.getByRole('button', { name: 'Close', exact: true }).all())
    await note.click({ timeout: 1000 }).catch(() => {});
  await page.evaluate(() =>
    document.fonts.ready.then(() => new Promise((rested) => requestAnimationFrame(() => requestAnimationFrame(rested)))),
  );
}
