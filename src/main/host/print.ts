import { BrowserWindow } from 'electron';
import type { Host } from '../../core/ports.ts';
import { imageOf } from '../../engine/shell/print/stripes.ts';
import { drawnWithin } from '../../engine/shell/print/within.ts';
import { holdPicture } from '../policy/picture-session.ts';

/** Draws in a window that nobody sees, which ends with the picture and with the desk's own window. */
export const createPrinter = (desk: Pick<BrowserWindow, 'once' | 'off'>): Pick<Host, 'printer' | 'print'> => ({
  printer: async () => ({ kind: 'electron', name: 'Consent Desk' }),
  async print({ html, width, paperOnly = false }) {
    const page = holdPicture(html);
    const window = new BrowserWindow({ show: false, focusable: false, skipTaskbar: true, width, webPreferences: page.preferences });
    const destroy = () => {
      if (!window.isDestroyed()) window.destroy();
    };
    desk.once('closed', destroy);
    return drawnWithin(
      async () => {
        await window.loadURL(page.address);
        const png = paperOnly ? Buffer.alloc(0) : await image(window, width);
        const pdf = await window.webContents.printToPDF({
          pageSize: 'A4',
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
        });
        return { pdf, png };
      },
      () => {
        desk.off('closed', destroy);
        page.end();
        destroy();
      },
    );
  },
});

/** By the DevTools protocol, from within: a window that is not shown can be no higher than a screen, and the page has no script to ask. */
async function image({ webContents: { debugger: devTools } }: BrowserWindow, width: number): Promise<Buffer> {
  devTools.attach('1.3');
  try {
    return await imageOf((method, parameters) => devTools.sendCommand(method, parameters), width);
  } finally {
    devTools.detach();
  }
}
