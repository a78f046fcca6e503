import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { startShell } from '../e2e/fixtures/shell-process.ts';
import { calmest, type Frames, framesDuring, recordFrames } from './frames.ts';
import { CUSTOMERS, indexed } from './large-desk.ts';
import { drag, type Held, held, leafThrough, type, visit, wheel } from './list-visits.ts';

const tries = 3;
const lists = {
  customers: ['logistics', 'acme-hk-007', '科技', 'li.wei'],
  log: ['harbour', 'case', '解除', 'sven'],
} as const;
export type List = keyof typeof lists;
const ways = ['wheel', 'keys', 'drag', 'typing'] as const;
export type Way = (typeof ways)[number];

export interface Scrolled {
  /** A page of ours on which nothing happens: what the machine leaves of a frame. */
  readonly idle: Frames;
  readonly lists: Readonly<Record<List, Readonly<Record<Way, Frames>>>>;
  readonly before: Held;
  readonly after: Held;
}

/** The built browser shell on a profile with both big lists, in a Chromium with a window of 1920 × 1080. */
export async function openLists(profile: string, folder: string) {
  const endings: (() => unknown)[] = [];
  const end = async () => {
    for (const one of endings.reverse()) await one();
  };
  try {
    const shell = await startShell({ profile, customers: CUSTOMERS, seed: 1, flags: ['--sandbox-quiet', '--sandbox-unthrottled'] });
    endings.push(() => shell.stop());
    const context: BrowserContext = await chromium.launchPersistentContext(join(folder, 'scroll-browser'), {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking'],
      viewport: { width: 1920, height: 1080 },
    });
    endings.push(() => context.close());
    const page = await context.newPage();
    await recordFrames(page);
    await page.goto(shell.address);
    await page.waitForSelector('h1');
    await indexed(profile);
    return { page, session: await context.newCDPSession(page), end };
  } catch (error) {
    await end();
    throw error;
  }
}

const open = async (page: Page, list: List) => {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${list}`);
  await page.locator('[data-grid-body] [role="gridcell"]').first().waitFor();
  await page.locator('[data-grid-body]').evaluate((body) => body.scrollTo(0, 0));
};

/** Scrolls and types through both lists, the calmest of some tries each, then goes to and fro between pages. */
export async function measureScrolling(profile: string, folder: string, visits: number): Promise<Scrolled> {
  const { page, session, end } = await openLists(profile, folder);
  try {
    const idle = await calmest(tries, () => framesDuring(page, session, () => page.waitForTimeout(1_500)));
    const through = async (list: List): Promise<Readonly<Record<Way, Frames>>> => {
      const acts: Readonly<Record<Way, () => Promise<void>>> = {
        wheel: () => wheel(page, session, 12_000, 4_000),
        keys: () => leafThrough(page, 40),
        drag: () => drag(page, 150),
        typing: () => type(page, lists[list]),
      };
      const measured = {} as Record<Way, Frames>;
      for (const way of ways)
        measured[way] = await calmest(tries, async () => {
          await open(page, list);
          return framesDuring(page, session, acts[way]);
        });
      return measured;
    };
    const measured = { customers: await through('customers'), log: await through('log') };
    // Everything that is made once has been made after the first round.
    await visit(page, 100);
    const before = await held(session);
    await visit(page, visits);
    return { idle, lists: measured, before, after: await held(session) };
  } finally {
    await end();
  }
}
