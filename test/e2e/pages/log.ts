import type { Locator, Page } from '@playwright/test';

/** The operation log. */
export interface Log {
  readonly search: Locator;
  readonly rows: Locator;
  /** The entry that is open beside the list. */
  readonly entry: Locator;
  /** Reads the chain and answers what the app says of it. */
  verify(): Promise<Locator>;
}

export function logOf(page: Page): Log {
  return {
    search: page.getByRole('searchbox', { name: 'Search the log' }),
    rows: page
      .getByRole('grid', { name: /Log entries/ })
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell') }),
    entry: page.getByRole('region', { name: /^Entry/ }),
    async verify() {
      await page.getByRole('button', { name: 'Verify chain' }).click();
      return page.getByRole('main').getByRole('status').filter({ hasText: /chain/ });
    },
  };
}
