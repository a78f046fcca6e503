import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { Fault } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import { imageOf } from '../../engine/shell/print/stripes.ts';
import { drawnWithin } from '../../engine/shell/print/within.ts';
import { findBrowser, type InstalledBrowser } from './print-browser.ts';

/** No such host exists (RFC 2606), and nothing is asked for it: the page is handed over where it is asked for. */
const ADDRESS = 'http://picture.invalid/';

/**
 * What the browser is started with beside Puppeteer's own: no name is looked up, and what would leave goes to a port where nothing listens.
 * Its sandbox is left off where Chromium refuses to start with it: for root.
 */
const switches = (root: boolean): readonly string[] => [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-gpu',
  '--no-first-run',
  ...(root ? ['--no-sandbox'] : []),
];

/** How long an ended browser may take to go; half of it until it is made to. Milliseconds. */
const GOING = 6000;

/**
 * Draws with a browser that is installed, started for one picture and ended with it: no window, no debugging port, no profile of the
 * person's, no script, no network. `find` and `patience` (milliseconds) are for tests.
 */
export function createPrinter(find: () => InstalledBrowser | null = findBrowser, patience?: number): Pick<Host, 'printer' | 'print'> {
  return {
    async printer() {
      const browser = find();
      return browser && { kind: 'browser', name: browser.name };
    },
    async print({ html, width, paperOnly = false }) {
      const installed = find();
      if (!installed) throw new Fault('picture-unavailable');
      const folder = await mkdtemp(join(tmpdir(), 'consent-desk-picture-'));
      let starting: Promise<Browser> | undefined;
      const draw = async (signal: AbortSignal) => {
        starting = launch(installed, folder, signal);
        return drawPage(await starting, html, paperOnly ? null : width);
      };
      const close = async () => {
        // One that is still starting was told to end by its signal.
        await within(
          GOING,
          starting?.then(end, () => {}),
        );
        await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {});
      };
      return drawnWithin(draw, close, patience);
    },
  };
}

async function launch({ path }: InstalledBrowser, folder: string, signal: AbortSignal): Promise<Browser> {
  // Puppeteer is loaded by who draws, not at every start.
  const { launch: start } = await import('puppeteer-core');
  return start({
    executablePath: path,
    headless: true,
    pipe: true,
    userDataDir: join(folder, 'profile'),
    env: { ...process.env, ...ownTemporaries(folder) },
    signal,
    args: [...switches(process.getuid?.() === 0)],
    // This program ends by itself, and ends what it started.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * What Chromium keeps beside its profile lies in our folder, too: one that is made to go leaves it behind. Only Linux takes it from here, and
 * the address of a socket in it has a hundred characters.
 */
const ownTemporaries = (folder: string): { readonly TMPDIR?: string } =>
  process.platform === 'linux' && folder.length < 60 ? { TMPDIR: folder } : {};

/** `width` null: no image. */
async function drawPage(browser: Browser, html: string, width: number | null) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request, html).catch(() => {}));
  await page.goto(ADDRESS, { waitUntil: 'load' });
  // Paper last: drawing it changes how the page lies.
  const png = width === null ? Buffer.alloc(0) : await image(page, width);
  const pdf = await page.pdf({ format: 'A4', tagged: true, printBackground: true, preferCSSPageSize: true });
  return { pdf, png };
}

async function image(page: Page, width: number): Promise<Buffer> {
  const devTools = await page.createCDPSession();
  return imageOf((method, parameters) => devTools.send(method as never, parameters as never), width);
}

/** The page itself; its fonts stand in it. Everything else is nowhere: `aborted` leaves a page that would go elsewhere where it is. */
function answer(request: HTTPRequest, html: string): Promise<void> {
  const isPage = request.url() === ADDRESS && request.isNavigationRequest() && request.frame()?.parentFrame() === null;
  if (isPage) return request.respond({ contentType: 'text/html; charset=utf-8', body: html });
  return request.url().startsWith('data:font/woff2;') ? request.continue() : request.abort('aborted');
}

/** Asked to go, then made to. */
async function end(browser: Browser): Promise<void> {
  const program = browser.process();
  await within(
    GOING / 2,
    browser.close().catch(() => {}),
  );
  if (program && program.exitCode === null && program.signalCode === null) program.kill('SIGKILL');
}

/** Waits for it, but no longer than so many milliseconds. */
async function within(milliseconds: number, done: Promise<unknown> | undefined): Promise<void> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise((resolve) => {
    late = setTimeout(resolve, milliseconds);
  });
  await Promise.race([done, waited]);
  clearTimeout(late);
}
