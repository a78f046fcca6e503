import { expect, type Locator, type Page } from '@playwright/test';

/** The operation log. */
export interface Log {
  readonly search: Locator;
  readonly rows: Locator;
  /** Searches for what stands in every line that is found, such as an account name, and waits until only those are shown. */
  find(text: string): Promise<void>;
  /** The entry that is open beside the list. */
  readonly entry: Locator;
  /** Reads the chain and answers what the app says of it. */
  verify(): Promise<Locator>;
}

export function logOf(page: Page): Log {
  const search = page.getByRole('searchbox', { name: 'Search the log' });
  const rows = page
    .getByRole('grid', { name: /Log entries/ })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  return {
    search,
    rows,
    async find(text) {
      await search.fill(text);
      await expect(rows.filter({ hasNotText: text })).toHaveCount(0);
    },
    entry: page.getByRole('region', { name: /^Entry/ }),
    async verify() {
      await page.getByRole('button', { name: 'Verify chain' }).click();
      return page.getByRole('main').getByRole('status').filter({ hasText: /chain/ });
    },
  };
}
