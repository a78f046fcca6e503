import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import PostalMime, { type Email } from 'postal-mime';

/** The consent email. */
export interface Consent {
  /** Saves the mail as a file, and reads that file as a mail client would. */
  save(): Promise<{ readonly name: string; readonly mail: Email }>;
}

export async function savedBy(page: Page, press: () => Promise<void>): Promise<{ readonly name: string; readonly content: string }> {
  const downloading = page.waitForEvent('download');
  await press();
  const download = await downloading;
  return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') };
}

export function consentOf(page: Page): Consent {
  return {
    async save() {
      const { name, content } = await savedBy(page, () => page.getByRole('button', { name: 'Save .eml' }).click());
      return { name, mail: await PostalMime.parse(content) };
    },
  };
}
