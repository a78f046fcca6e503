import type { Locator, Page } from '@playwright/test';

/** Filed mails, what waits to be sent, and the review of a dropped one. */
export interface Mails {
  readonly review: Locator;
  readonly rows: Locator;
  /** Drops a file on the page, as from the desktop. */
  drop(name: string, content: string): Promise<void>;
  /** Chooses it by the button. */
  choose(name: string, content: string): Promise<void>;
}

export function mailsOf(page: Page): Mails {
  return {
    review: page.getByRole('region', { name: 'What is proposed' }),
    rows: page.getByRole('table', { name: 'Filed mails' }).getByRole('row'),
    async drop(name, content) {
      const dataTransfer = await page.evaluateHandle(
        ([fileName, text]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], fileName));
          return transfer;
        },
        [name, content] as const,
      );
      const zone = page.locator('[data-drop-zone]');
      await zone.dispatchEvent('dragover', { dataTransfer });
      await zone.dispatchEvent('drop', { dataTransfer });
    },
    async choose(name, content) {
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Open mail…' }).click();
      await (await choosing).setFiles({ name, mimeType: 'message/rfc822', buffer: Buffer.from(content) });
    },
  };
}
