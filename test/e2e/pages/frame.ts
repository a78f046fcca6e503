import { expect, type Locator, type Page } from '@playwright/test';

export type Place = 'Start' | 'Customers' | 'Requests' | 'Mails' | 'Log' | 'Overview' | 'Notices' | 'Settings';

/** What stands around every page: the rail, the line that says offline, the mark of the last listing. */
export interface Frame {
  readonly heading: Locator;
  /** The lines under the top bar: offline, a mass loss, the engine gone. */
  readonly line: Locator;
  /** Age of the data and what sync is doing. */
  readonly syncMark: Locator;
  open(place: Place): Promise<void>;
  /** Goes straight to an address within the page, such as `#/requests/ID`. */
  goTo(hash: string): Promise<void>;
  /** Waits until the first listing of this size has been read. */
  expectRead(customers: number): Promise<void>;
}

export function frameOf(page: Page): Frame {
  const heading = page.getByRole('heading', { level: 1 });
  return {
    heading,
    line: page.getByRole('banner').getByRole('status'),
    syncMark: page.getByRole('banner').getByRole('button', { name: /synced|reading|sync / }),
    async open(place) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: place }).click();
      await expect(heading).toHaveText(place === 'Start' ? /last here|Welcome/ : place === 'Log' ? /log/i : place);
    },
    async goTo(hash) {
      await page.evaluate((wanted) => {
        window.location.hash = wanted;
      }, hash);
    },
    async expectRead(customers) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Customers' }).click();
      await expect(page.getByText(`${customers.toLocaleString('en')} customers`, { exact: true })).toBeVisible();
    },
  };
}
