import { app, type BrowserWindow, dialog } from 'electron';
import { words } from '../../engine/words/words.ts';
import { faultLine, type Write } from './faults.ts';

/** A page that ends twice within this time is not opened a third time by itself. Milliseconds. */
const MINUTE = 60_000;

export interface PageFaultParts {
  readonly write: Write;
  /** Path of the log of faults. */
  readonly log: string;
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
}

/** The page's process may end. It is opened again once, since it holds nothing that is not kept elsewhere; then a person is asked. */
export function watchPage(window: BrowserWindow, { write, log, now }: PageFaultParts): void {
  const { webContents } = window;
  let before = Number.NEGATIVE_INFINITY;
  const again = () => {
    if (!window.isDestroyed()) webContents.reload();
  };
  const ask = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: words('pageGone.title'),
      detail: words('pageGone.body', { log }),
      buttons: [words('pageGone.again'), words('pageGone.quit')],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response === 0) again();
    else app.quit();
  };
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    write(`page ended: ${reason} (${exitCode})`);
    const at = now();
    const once = at - before >= MINUTE;
    before = at;
    if (once) again();
    else ask().catch((error: unknown) => write(faultLine('main', error)));
  });
  webContents.on('preload-error', (_event, _path, error) => write(faultLine('preload', error)));
}
