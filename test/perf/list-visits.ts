import type { CDPSession, Page } from 'playwright';

/** What a page holds once everything that could go has gone. */
export interface Held {
  readonly megabytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function held(session: CDPSession): Promise<Held> {
  // What goes with one collection may have held what goes with the next.
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { megabytes: usedSize / 1024 / 1024, nodes, listeners: jsEventListeners };
}

const places = ['customers', 'log', 'requests', 'log'] as const;
const stands = {
  customers: '[role="grid"] [role="gridcell"]',
  log: '[role="grid"] [role="gridcell"] time',
  requests: '[role="tablist"]',
} as const;

/** Goes round the pages with the big lists, as often as told, and waits for each to stand. */
export async function visit(page: Page, visits: number): Promise<void> {
  for (let count = 0; count < visits; count += 1) {
    const place = places[count % places.length] ?? 'log';
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/${place}`);
    await page.locator(stands[place]).first().waitFor();
  }
}

/** Ways through a list: wheel, keys, the scroll bar, and typing into its search. */
export async function wheel(page: Page, session: CDPSession, pixels: number, pixelsPerSecond: number): Promise<void> {
  const box = await page.locator('[data-grid-body]').boundingBox();
  if (box === null) throw new Error('no list');
  await session.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -pixels,
    speed: pixelsPerSecond,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
}

export async function leafThrough(page: Page, pages: number): Promise<void> {
  await page.locator('[data-grid-body]').focus();
  for (let count = 0; count < pages; count += 1) await page.keyboard.press('PageDown', { delay: 30 });
}

/** Drags the scroll bar through the whole list, as far as it goes, in so many steps of a frame each. */
export const drag = (page: Page, steps: number): Promise<void> =>
  page.evaluate(async (most) => {
    const body = document.querySelector('[data-grid-body]');
    if (!body) throw new Error('no list');
    for (let step = 0; step <= most; step += 1) {
      body.scrollTop = ((body.scrollHeight - body.clientHeight) * step) / most;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, steps);

export async function type(page: Page, words: readonly string[]): Promise<void> {
  const box = page.getByRole('searchbox').first();
  for (const word of words) {
    await box.fill('');
    await box.pressSequentially(word, { delay: 90 });
  }
  await box.fill('');
}
