import { expect, type Page } from '@playwright/test';

export type Happened =
  | 'We submitted a request in Partner Center'
  | 'The customer asked to leave'
  | 'The request was agreed to'
  | 'The request was rejected'
  | 'The customer is disassociated';

/** Record by hand: as stated by a person. */
export interface RecordByHand {
  chooseCustomer(accountName: string): Promise<void>;
  state(what: Happened, note: string, by: string): Promise<void>;
}

export function recordOf(page: Page): RecordByHand {
  return {
    async chooseCustomer(accountName) {
      await page.getByRole('searchbox', { name: 'Search by account or name' }).fill(accountName);
      await page.getByRole('radio', { name: new RegExp(`^${accountName}\\b`) }).check();
    },
    async state(what, note, by) {
      await page.getByRole('radio', { name: what }).check();
      await page.getByLabel('Note').fill(note);
      await page.getByRole('button', { name: `Record as stated by ${by}` }).click();
      await expect(page).toHaveURL(/#\/requests\/.+/);
    },
  };
}
