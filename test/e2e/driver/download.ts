import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Saved } from './driver.ts';

/** The file that a press makes the browser download. */
export async function savedDownload(page: Page, press: () => Promise<void>): Promise<Saved> {
  const downloading = page.waitForEvent('download');
  await press();
  const download = await downloading;
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), content: bytes.toString('utf8'), bytes };
}
