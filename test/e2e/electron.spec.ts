import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test } from '@playwright/test';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { findElectron } = (await import(new URL('../../scripts/electron-runtime.mjs', import.meta.url).href)) as {
  findElectron(): string | null;
};
const runtime = findElectron();

// Where the runtime cannot be had, this says so; it is the first thing to run where it can.
test('Electron opens its window on the list of customers, and its page can reach no network', async () => {
  test.skip(runtime === null, "Electron's runtime was not found");
  test.skip(process.platform === 'linux' && process.getuid?.() === 0, 'Electron does not run as root');
  const profile = await mkdtemp(join(tmpdir(), 'consent-desk-electron-'));
  const app = await _electron.launch({
    executablePath: runtime ?? '',
    args: [root],
    env: { ...process.env, CONSENT_DESK_PROFILE: profile } as Record<string, string>,
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('link', { name: 'Customers' }).first().click();
    await expect(page.getByText('240 customers')).toBeVisible({ timeout: 30_000 });
    const reached = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
    );
    expect(reached).toBe(false);
  } finally {
    await app.close();
    await rm(profile, { recursive: true, force: true });
  }
});
