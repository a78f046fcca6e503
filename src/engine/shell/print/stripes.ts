import { joinImages } from './png.ts';

/** Says one thing of the DevTools protocol to the page that is drawn. */
export type Send = (method: string, parameters?: Record<string, unknown>) => Promise<unknown>;

/** As much as is drawn at once: a graphics card draws no surface higher than 8,192 pixels, and a long mail has ten times that. CSS pixels. */
const STRIPE = 2000;
/** The window's height: a page is never lower than its window. */
const LOW = 100;

/**
 * The whole page as one PNG, `width` CSS pixels wide and one pixel for each, whatever its height. No script runs in the page for it.
 * Rejects with what `send` rejects with.
 */
export async function imageOf(send: Send, width: number): Promise<Buffer> {
  await send('Emulation.setDeviceMetricsOverride', { width, height: LOW, deviceScaleFactor: 1, mobile: false });
  const height = heightOf(await send('Page.getLayoutMetrics'));
  const stripes: Buffer[] = [];
  for (let y = 0; y < height; y += STRIPE) {
    const clip = { x: 0, y, width, height: Math.min(STRIPE, height - y), scale: 1 };
    stripes.push(bytesOf(await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip })));
  }
  return joinImages(stripes);
}

function heightOf(answer: unknown): number {
  const { cssContentSize } = answer as { readonly cssContentSize?: { readonly height?: unknown } };
  if (typeof cssContentSize?.height !== 'number') throw new Error('the page has no height');
  return Math.max(1, Math.ceil(cssContentSize.height));
}

function bytesOf(answer: unknown): Buffer {
  const { data } = answer as { readonly data?: unknown };
  if (typeof data !== 'string') throw new Error('the page gave no image');
  return Buffer.from(data, 'base64');
}
