import type { Page } from '@playwright/test';
import PostalMime, { type Email } from 'postal-mime';
import type { OpenDesk } from '../driver/driver.ts';

/** The consent email. */
export interface Consent {
  /** Saves the mail as a file, and reads that file as a mail client would. */
  save(): Promise<{ readonly name: string; readonly mail: Email }>;
}

export function consentOf(page: Page, saved: OpenDesk['saved']): Consent {
  return {
    async save() {
      const { name, content } = await saved(() => page.getByRole('button', { name: 'Save .eml' }).click());
      return { name, mail: await PostalMime.parse(content) };
    },
  };
}
