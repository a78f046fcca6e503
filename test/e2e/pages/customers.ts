import { expect, type Locator, type Page } from '@playwright/test';

/** The list of customers and the card of one beside it. */
export interface Customers {
  readonly search: Locator;
  readonly rows: Locator;
  readonly card: Locator;
  /** Types into the search and waits for the answer. */
  find(text: string): Promise<void>;
  /** Finds a customer by its account name and opens its card. */
  openCard(accountName: string): Promise<void>;
  /** One of the checks on the card, by the name of its step. */
  check(step: 'Can be submitted' | 'Can be agreed' | 'Can be approved by you'): Locator;
  /** The row of one rule on the card. */
  rule(id: string): Locator;
  recheck(): Promise<void>;
  /** Prepares a request, or opens the one that is open; answers when its page stands. */
  prepare(): Promise<void>;
}

export function customersOf(page: Page): Customers {
  const search = page.getByRole('searchbox', { name: 'Search customers' });
  const rows = page
    .getByRole('grid', { name: 'Customers' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  const card = page.getByRole('region', { name: 'Customer', exact: true });
  const find = async (text: string) => {
    await search.fill(text);
    await expect(page).toHaveURL((address) => address.hash.includes(`q=`));
  };
  return {
    search,
    rows,
    card,
    find,
    async openCard(accountName) {
      await find(accountName);
      await rows
        .filter({ has: page.getByText(accountName, { exact: true }) })
        .first()
        .click();
      await expect(page.locator('#customer-heading')).toHaveText(accountName);
    },
    check: (step) => page.getByRole('tab', { name: step }),
    rule: (id) =>
      page
        .getByRole('tabpanel')
        .getByRole('listitem')
        .filter({ has: page.getByText(id, { exact: true }) }),
    async recheck() {
      const button = page.getByRole('button', { name: 'Re-check' });
      await button.click();
      await expect(page.getByText(/was checked anew/).first()).toBeVisible();
    },
    async prepare() {
      await page.getByRole('button', { name: /^(Prepare request|Open the request)$/ }).click();
      await expect(page).toHaveURL(/#\/requests\/.+/);
    },
  };
}
