import type { WebContents } from 'electron';
import { openExternal } from '../host/open-external.ts';
import { deedsIn } from './person.ts';

/** No second window, ever. A link to a web site goes to the browser by the one opener, when a person clicked it. */
export function holdNewWindows(contents: WebContents): void {
  const byPerson = deedsIn(contents);
  contents.setWindowOpenHandler(({ url }) => {
    // What the opener refuses was not meant for a browser; there is nobody to tell.
    if (url.startsWith('https:') && byPerson()) openExternal(url, []).catch(() => {});
    return { action: 'deny' };
  });
  // Should one have come into being nevertheless.
  contents.on('did-create-window', (window) => window.destroy());
}
