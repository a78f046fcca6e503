import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures/story.ts';

const customer = 'acme-hk-003';

/** Whether what has the focus shows it: an outline of its own, or of the row in it that the keys move. */
const focusShows = (page: Page) =>
  page.evaluate(() => {
    const outlined = (element: Element) => {
      const style = getComputedStyle(element);
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    };
    const focus = document.activeElement;
    // Between the last stop and the first one the browser's own controls have it.
    if (!focus || focus === document.body) return 'shown';
    const shown = outlined(focus) || [...focus.querySelectorAll('[role="row"]')].some(outlined);
    return shown ? 'shown' : `${focus.outerHTML.slice(0, 160)} does not show it`;
  });

/** Tab until it has the focus; at every stop on the way the focus is to be seen. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let stops = 0; stops < 120; stops += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    expect.soft(await focusShows(page)).toBe('shown');
  }
  throw new Error('Tab never comes there.');
}

test('the whole act is done by keyboard alone, with the focus always to be seen', async ({ page, pages }) => {
  const { frame, customers, request } = pages;
  const { keyboard } = page;
  const type = async (field: Locator, text: string) => {
    await tabTo(page, field);
    await keyboard.type(text);
  };

  await test.step('who one is, and the partner', async () => {
    await type(page.getByLabel('Your name'), 'Ada Lin');
    await tabTo(page, page.getByLabel('Your role'));
    await keyboard.type('partner');
    await tabTo(page, page.getByRole('button', { name: 'Save' }));
    await keyboard.press('Enter');
    await expect(page.getByText('Ada Lin, partner administrator')).toBeVisible();
    await keyboard.press('g');
    await keyboard.press('s');
    await expect(frame.heading).toHaveText('Settings');
    await type(page.getByLabel('Partner account name', { exact: true }), 'aurora-partner');
    await type(page.getByLabel('Partner account name, once more'), 'aurora-partner');
    await type(page.getByLabel('Registered email', { exact: true }), 'registered@aurora-partner.example');
    await type(page.getByLabel('Registered email, once more'), 'registered@aurora-partner.example');
    await keyboard.press('Enter');
    await expect(page.getByRole('definition').filter({ hasText: 'registered@aurora-partner.example' })).toBeVisible();
  });

  await test.step('the customer is found with arrows, checked and prepared with a key each', async () => {
    await tabTo(page, page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Customers' }));
    await keyboard.press('Enter');
    await expect(page.getByText('240 customers')).toBeVisible();
    await keyboard.press('/');
    await expect(customers.search).toBeFocused();
    await keyboard.type(customer);
    await expect(customers.rows).toHaveCount(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await expect(page.locator('#customer-heading')).toHaveText(customer);
    expect(await focusShows(page)).toBe('shown');
    await keyboard.press('r');
    await expect(customers.check('Can be submitted')).toContainText('allowed');
    await keyboard.press('p');
    await expect(frame.heading).toHaveText(`Request for ${customer}`);
  });

  await test.step('the request is filled in and submitted', async () => {
    await type(request.reason, 'The contract ended');
    await type(request.accountName, customer);
    await tabTo(page, request.understood);
    await keyboard.press('Space');
    await expect(request.submitButton).toBeEnabled();
    await tabTo(page, request.submitButton);
    await keyboard.press('Enter');
    const confirm = page.getByRole('alertdialog').getByRole('button', { name: /^Submit request/ });
    await tabTo(page, confirm);
    await keyboard.press('Enter');
    await expect(request.state).toContainText('Waiting for the customer');
  });

  await test.step('Back goes back, and the palette opens every page', async () => {
    await keyboard.press('Alt+ArrowLeft');
    await expect(page.locator('#customer-heading')).toHaveText(customer);
    for (const [place, heading] of [
      ['Start', /last here/],
      ['Requests', 'Requests'],
      ['Log', 'Operation log'],
      ['Notices', 'Notices'],
      ['Settings', 'Settings'],
      ['Customers', 'Customers'],
    ] as const) {
      await keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: 'Search or command' })).toBeFocused();
      await keyboard.type(`Go to ${place}`);
      await expect(page.getByRole('option').first()).toContainText(`Go to ${place}`);
      await keyboard.press('Enter');
      await expect(frame.heading).toHaveText(heading);
    }
    await keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
