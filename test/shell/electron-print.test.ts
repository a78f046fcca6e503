import { EventEmitter } from 'node:events';
import type { BrowserWindow as ElectronWindow } from 'electron';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createPrinter } from '../../src/main/host/print.ts';
import { pixelsOf } from './print-image.ts';
import { DrawingWindow, drawn } from './print-window.ts';

vi.mock('electron', () => import('./print-window.ts'));

beforeEach(() => {
  DrawingWindow.all.length = 0;
  drawn.height = 4500;
  drawn.fails = '';
});
const desk = () => new EventEmitter() as unknown as Pick<ElectronWindow, 'once' | 'off'> & EventEmitter;
const only = (): DrawingWindow => {
  const [window, ...others] = DrawingWindow.all;
  if (!window || others.length > 0) throw new Error('not one window');
  return window;
};

describe('a mail drawn by Electron (on a stub)', () => {
  test('is drawn in a window that nobody sees, as tagged PDF on A4 and as one image of its whole height', async () => {
    const printer = createPrinter(desk());
    expect(await printer.printer()).toEqual({ kind: 'electron', name: 'Consent Desk' });
    const { pdf, png } = await printer.print({ html: '<p>', width: 20 });
    const window = only();
    expect(window.options).toMatchObject({ show: false, webPreferences: { javascript: false, sandbox: true } });
    expect(window.loadURL.mock.calls).toEqual([[expect.stringMatching(/^picture:\/\/[\da-f-]{36}\/$/)]]);
    expect(window.printed).toEqual({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
    expect(Buffer.from(pdf).toString()).toBe('%PDF-1.7');
    expect(window.clips).toEqual([
      { y: 0, height: 2000 },
      { y: 2000, height: 2000 },
      { y: 4000, height: 500 },
    ]);
    const { width, height, at } = pixelsOf(png);
    expect({ width, height }).toEqual({ width: 20, height: 4500 });
    // Each stripe in its place, none drawn over another.
    expect([at(3, 0), at(3, 1999), at(3, 2000), at(3, 4499)].map(([red]) => red)).toEqual([1, 1, 2, 3]);
    expect(window.destroyed).toBe(true);
    expect(window.asked.at(-1)).toBe('detach');
  });

  test.each(['load', 'Page.getLayoutMetrics', 'Page.captureScreenshot'])(
    'when %s fails, that is said and no window is left',
    async (fails) => {
      drawn.fails = fails;
      const around = desk();
      await expect(createPrinter(around).print({ html: '<p>', width: 20 })).rejects.toMatchObject({
        code: 'picture-failed',
        detail: { reason: 'program' },
      });
      expect(only().destroyed).toBe(true);
      expect(around.listenerCount('closed')).toBe(0);
    },
  );

  test('after half a minute it is given up, and no window is left', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    drawn.fails = 'hang';
    const drawing = createPrinter(desk()).print({ html: '<p>', width: 20 });
    const refused = expect(drawing).rejects.toMatchObject({ code: 'picture-failed', detail: { reason: 'timeout' } });
    await vi.advanceTimersByTimeAsync(29_999);
    expect(only().destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await refused;
    expect(only().destroyed).toBe(true);
  });

  test('a desk that closes takes the hidden window with it', async () => {
    drawn.fails = 'hang';
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const around = desk();
    const drawing = createPrinter(around).print({ html: '<p>', width: 20 });
    const refused = expect(drawing).rejects.toMatchObject({ code: 'picture-failed' });
    await vi.waitFor(() => expect(DrawingWindow.all).toHaveLength(1));
    around.emit('closed');
    expect(only().destroyed).toBe(true);
    await vi.advanceTimersByTimeAsync(30_000);
    await refused;
  });
});
