import type { BrowserContext } from 'playwright';
import { median } from './figure.ts';

/** Milliseconds from the start of the navigation until `enough` rows stand in the document and a frame has been painted. */
const usable = (enough: number, row: string) => `
  window.__usable = new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll('${row}').length < ${enough}) return false;
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
      return true;
    };
    const watch = new MutationObserver(() => { if (look()) watch.disconnect(); });
    watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-customer', 'aria-rowindex'] });
  });
`;

export interface Page {
  readonly context: BrowserContext;
  readonly address: string;
  readonly rows: number;
  /** What a row is; a customer when left out. */
  readonly row?: string;
}

async function openOnce({ context, address, rows, row = '[data-customer]' }: Page): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(usable(rows, row));
    await page.goto(address, { waitUntil: 'commit' });
    return await page.evaluate(() => (window as unknown as { __usable: Promise<number> }).__usable);
  } finally {
    await page.close();
  }
}

/** Opens both pages in turn, so that a slow moment of the machine meets both; medians in milliseconds. */
export async function openInTurn(ours: Page, bare: Page, rounds: number): Promise<{ readonly ours: number; readonly bare: number }> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = -4; round < rounds; round++) {
    const [first, second] = [await openOnce(ours), await openOnce(bare)];
    // The first rounds warm the caches of both.
    if (round < 0) continue;
    times.ours.push(first);
    times.bare.push(second);
  }
  return { ours: median(times.ours), bare: median(times.bare) };
}
