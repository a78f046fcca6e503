import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium } from 'playwright';
import { startShell } from '../e2e/fixtures/shell-process.ts';
import { peakMegabytes, serveBarePage } from './bare-page.ts';
import { budget, print, ratio } from './figure.ts';
import { CUSTOMERS, indexed, inEngineProcess, largePartner } from './large-desk.ts';
import { openInTurn } from './open-time.ts';

// The page in Chromium, over the browser shell: the first chunk, and opening the list of 100,000 cached customers.
const folder = mkdtempSync(join(tmpdir(), 'consent-desk-page-bench-'));
const endings: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];

/** Everything the browser has to have before the page can begin: the entry and what it preloads, compressed. */
function firstChunk(): number {
  const page = fileURLToPath(new URL('../../out/renderer/', import.meta.url));
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  return scripts.reduce((total, path) => total + gzipSync(readFileSync(join(page, path))).length, 0) / 1024;
}

/** Types into the list's search letter by letter, as a person does, and waits for each answer. */
async function searchAsYouType(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  const box = page.getByRole('searchbox').first();
  for (const word of ['logistics', 'acme-hk-007', '科技', 'li.wei', 'zzzz']) {
    await box.fill('');
    await box.pressSequentially(word, { delay: 60 });
  }
  await page.close();
}

try {
  print(budget('first-chunk', 'KB', firstChunk(), 200));

  const profile = join(folder, 'profile');
  const partner = await largePartner(profile);
  const { url, accessKey, secretKey, gatewayToken, playUrl } = partner;
  await inEngineProcess({ do: 'sync', partner: { url, accessKey, secretKey, gatewayToken, playUrl }, profile });
  await partner.stop();

  const bare = await serveBarePage(folder);
  endings.push(bare.close);
  const shell = await startShell({ profile, customers: CUSTOMERS, seed: 1, flags: ['--sandbox-quiet', '--sandbox-unthrottled'] });
  endings.push(() => shell.stop());
  // A profile on the disk, as a person's browser has: both pages may keep their files and compiled code.
  const context = await chromium.launchPersistentContext(join(folder, 'browser'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  endings.push(() => context.close());
  const first = await context.newPage();
  await first.goto(shell.address);
  await first.waitForSelector('h1');
  const address = new URL('#/customers', first.url()).href;
  await first.close();
  // A desk at rest: the jobs behind the first listing are through.
  await indexed(profile);

  const times = await openInTurn({ context, address, rows: 10 }, { context, address: bare.address, rows: 50 }, 15);
  print(ratio('page-open-100k', 'ms', times.ours, times.bare, 1.5));

  await searchAsYouType(context, address);
  // The whole shell: engine, database and the server of the page; the most it ever held, the listing of 100,000 beside it included.
  print(budget('engine-memory-100k', 'MB', peakMegabytes(shell.child.pid ?? 0), 200));
} finally {
  for (const end of endings.reverse()) await end();
}
