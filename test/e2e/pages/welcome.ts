import { expect, type Page } from '@playwright/test';

export type RoleName = 'partner administrator' | 'account manager';

/** The first page of a clean profile. */
export interface Welcome {
  sayWhoYouAre(name: string, role: RoleName): Promise<void>;
}

export function welcomeOf(page: Page): Welcome {
  return {
    async sayWhoYouAre(name, role) {
      await page.getByLabel('Your name').fill(name);
      await page.getByLabel('Your role').selectOption({ label: role });
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText(`${name}, ${role}`)).toBeVisible();
    },
  };
}
