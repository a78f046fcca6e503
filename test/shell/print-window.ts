import { vi } from 'vitest';
import { tinyImage } from './print-tiny.ts';

export { app, session } from './policy/electron.ts';

/** The height of the page that the stub draws, and what happens to it. */
export const drawn = { height: 4500, fails: '' };

/** What the printer asks of a window of Electron's, kept. Electron does not run here. */
export class DrawingWindow {
  static readonly all: DrawingWindow[] = [];
  readonly options: { readonly show: boolean; readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly asked: string[] = [];
  readonly clips: { readonly y: number; readonly height: number }[] = [];
  destroyed = false;
  printed: unknown = null;
  readonly loadURL = vi.fn(async (_address: string) => {
    if (drawn.fails === 'load') throw new Error('ERR_FAILED');
    if (drawn.fails === 'hang') await new Promise(() => {});
  });
  readonly webContents = {
    debugger: {
      attach: (version: string) => void this.asked.push(`attach ${version}`),
      detach: () => void this.asked.push('detach'),
      sendCommand: async (method: string, parameters: { clip?: { y: number; width: number; height: number } } = {}) => {
        this.asked.push(method);
        if (drawn.fails === method) throw new Error('target closed');
        if (method === 'Page.getLayoutMetrics') return { cssContentSize: { height: drawn.height } };
        if (!parameters.clip) return {};
        this.clips.push({ y: parameters.clip.y, height: parameters.clip.height });
        return { data: tinyImage(parameters.clip.width, parameters.clip.height, this.clips.length).toString('base64') };
      },
    },
    printToPDF: async (options: unknown) => {
      this.printed = options;
      return Buffer.from('%PDF-1.7');
    },
  };
  constructor(options: DrawingWindow['options']) {
    this.options = options;
    DrawingWindow.all.push(this);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
  }
}
export { DrawingWindow as BrowserWindow };
