import { expect, type Locator, type Page } from '@playwright/test';

const accountManager = 'Account manager';

/** Settings: who one is, the partner's account name and registered email, how it looks. */
export interface Settings {
  readonly theme: Locator;
  /** Types both, twice each, and keeps them. */
  namePartner(accountName: string, email: string): Promise<void>;
  beAdministrator(name: string): Promise<void>;
  beAccountManager(name: string): Promise<void>;
  wear(theme: 'Light' | 'Dark'): Promise<void>;
}

export function settingsOf(page: Page): Settings {
  const panel = (title: string) => page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const theme = page.getByRole('radiogroup', { name: 'Theme' }).or(page.getByRole('group', { name: 'Theme' }));
  const person = panel('Who you are');
  const be = async (role: string, name: string) => {
    await person.getByLabel('Your name').fill(name);
    await person.getByRole('radio', { name: role }).check();
    await person.getByRole('button', { name: 'Keep' }).click();
    await expect(person.getByText('Kept')).toBeVisible();
  };
  return {
    theme,
    async namePartner(accountName, email) {
      const partner = panel('The partner');
      await partner.getByLabel('Partner account name', { exact: true }).fill(accountName);
      await partner.getByLabel('Partner account name, once more').fill(accountName);
      await partner.getByLabel('Registered email', { exact: true }).fill(email);
      await partner.getByLabel('Registered email, once more').fill(email);
      await partner.getByRole('button', { name: 'Keep' }).click();
      await expect(partner.getByText('Kept')).toBeVisible();
      await expect(partner.getByRole('definition').filter({ hasText: email })).toBeVisible();
    },
    beAdministrator: (name) => be('Partner administrator', name),
    beAccountManager: (name) => be(accountManager, name),
    wear: async (wanted) => {
      await theme.getByRole('radio', { name: wanted }).check();
      await expect(page.locator('html')).toHaveAttribute('data-theme', wanted.toLowerCase());
    },
  };
}
