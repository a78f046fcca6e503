import { join } from 'node:path';
import { chromium } from 'playwright';
import { startShell } from '../e2e/fixtures/shell-process.ts';
import { peakMegabytes, serveBarePage } from './bare-page.ts';
import { CUSTOMERS, indexed, inEngineProcess, largePartner } from './large-desk.ts';
import { openInTurn } from './open-time.ts';

/**
 * The built browser shell on a profile whose practice account holds a long log, with 100,000 customers beside it: milliseconds until the log
 * is usable and until a bare page is, and the most memory that the whole shell ever held, a search as one types and a verification included.
 */
export async function measureLogPage(profile: string, folder: string) {
  const endings: (() => unknown)[] = [];
  try {
    const partner = await largePartner(profile);
    const { url, accessKey, secretKey, gatewayToken, playUrl } = partner;
    await inEngineProcess({ do: 'sync', partner: { url, accessKey, secretKey, gatewayToken, playUrl }, profile });
    await partner.stop();
    const bare = await serveBarePage(folder);
    endings.push(bare.close);
    const shell = await startShell({ profile, customers: CUSTOMERS, seed: 1, flags: ['--sandbox-quiet', '--sandbox-unthrottled'] });
    endings.push(() => shell.stop());
    const context = await chromium.launchPersistentContext(join(folder, 'browser'), {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    endings.push(() => context.close());
    const page = await context.newPage();
    await page.goto(shell.address);
    await page.waitForSelector('h1');
    await indexed(profile);
    const address = new URL('#/log', page.url()).href;
    const row = '[data-grid-body] [role="rowgroup"] [role="row"]';
    const times = await openInTurn({ context, address, rows: 10, row }, { context, address: bare.address, rows: 50 }, 15);
    await page.goto(address);
    const box = page.getByRole('searchbox').first();
    for (const word of ['harbour', 'case', '解除', 'c', 'zzzz']) {
      await box.fill('');
      await box.pressSequentially(word, { delay: 60 });
    }
    await box.fill('');
    await page.getByRole('button', { name: 'Verify chain' }).click();
    await page.getByText(/entries fit the chain/).waitFor({ timeout: 120_000 });
    return { ...times, megabytes: peakMegabytes(shell.child.pid ?? 0) };
  } finally {
    for (const end of endings.reverse()) await end();
  }
}
