import type { Page } from '@playwright/test';
import { listenOnLoopback } from '../fixtures/loopback.ts';
import { expect, test } from './app.ts';

/** What a script that took the page over could try, to be somewhere else or to have a second window. */
const scripts: Readonly<Record<string, (address: string) => void>> = {
  'location =': (address) => {
    window.location.href = address;
  },
  'location.replace': (address) => window.location.replace(address),
  'window.open': (address) => void window.open(address),
  'window.open in our own name': (address) => void window.open(address, '_self'),
  'a link that it clicks itself': (address) => {
    const link = document.createElement('a');
    link.href = address;
    link.click();
  },
  'a link for another window': (address) => {
    const link = document.createElement('a');
    Object.assign(link, { href: address, target: '_blank' });
    link.click();
  },
  'a download': (address) => {
    const link = document.createElement('a');
    Object.assign(link, { href: address, download: 'program.exe' });
    link.click();
  },
  'a form': (address) => {
    const form = document.createElement('form');
    Object.assign(form, { action: address, method: 'post' });
    document.body.append(form);
    form.submit();
  },
  'a frame': (address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  },
  'a refresh': (address) => {
    const meta = document.createElement('meta');
    meta.setAttribute('http-equiv', 'refresh');
    meta.setAttribute('content', `0;url=${address}`);
    document.head.append(meta);
  },
};

/** A link to another site in the page, where a person can reach it. */
const putLink = (page: Page, address: string) =>
  page.evaluate((href) => {
    const link = document.createElement('a');
    Object.assign(link, { id: 'out', href, target: '_blank', textContent: 'elsewhere' });
    Object.assign(link.style, { position: 'fixed', top: '50%', left: '50%', zIndex: '9999' });
    document.body.append(link);
  }, address);

test('the window stays at the desk, whatever its page or a person tries; only a clicked https link goes to the browser', async ({
  page,
  pages,
  desk,
  app,
}) => {
  const loopback = await listenOnLoopback();
  const address = `http://${loopback.host}:${loopback.port}/elsewhere`;
  const stays = async () => {
    expect(page.url()).toMatch(/^app:\/\/consent-desk\//);
    // It answers, in the one window, and its page is ours.
    await pages.frame.open('Log');
    await pages.frame.open('Customers');
    expect(app().windows()).toHaveLength(1);
    expect(loopback.hits()).toEqual([]);
  };
  try {
    await pages.frame.expectRead(240);
    for (const [name, script] of Object.entries(scripts))
      for (const to of [address, 'https://consent-desk.invalid/', 'file:///etc/passwd', 'app://elsewhere/'])
        await test.step(`${name}, to ${to.slice(0, 12)}`, async () => {
          // One that is refused aloud is refused.
          await page.evaluate(script, to).catch(() => {});
          await stays();
        });
    await test.step('a link dragged onto the page', async () => {
      await putLink(page, address);
      await page.locator('#out').dragTo(page.getByRole('main'));
      await stays();
    });
    await test.step('a link to plain http that a person clicks', async () => {
      await page.locator('#out').click();
      await page.locator('#out').click({ button: 'middle' });
      await page.locator('#out').click({ modifiers: ['Shift'] });
      await stays();
    });
    expect(await desk.opened(), 'nothing was handed to the system').toEqual([]);
    await test.step('a link to https that a person clicks goes to the browser, once', async () => {
      await page.locator('#out').evaluate((link) => link.setAttribute('href', 'https://consent-desk.invalid/help'));
      await page.locator('#out').click();
      await expect.poll(desk.opened).toEqual(['https://consent-desk.invalid/help']);
      await stays();
    });
  } finally {
    await loopback.stop();
  }
});
