import { expect, type Locator, type Page } from '@playwright/test';

export type Tab = 'Waiting for you' | 'Waiting for the customer' | 'With administrator' | 'Drafts' | 'Closed';

/** The inbox of requests in both directions. */
export interface Inbox {
  tab(tab: Tab): Promise<void>;
  row(accountName: string): Locator;
  open(accountName: string): Promise<void>;
}

export function inboxOf(page: Page): Inbox {
  const row = (accountName: string) =>
    page
      .getByRole('grid', { name: /^Requests/ })
      .getByRole('row')
      .filter({ has: page.getByText(accountName, { exact: true }) });
  return {
    async tab(tab) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    },
    row,
    async open(accountName) {
      await row(accountName).getByRole('link').first().click();
      await expect(page).toHaveURL(/#\/requests\/.+/);
    },
  };
}
