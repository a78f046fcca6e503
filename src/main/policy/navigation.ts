import type { WebContents } from 'electron';
import { HOME } from './scheme.ts';

/** Our one page; which screen it shows stands behind the #. */
export const isHome = (address: string): boolean => URL.canParse(address) && new URL(address).href.split('#')[0] === HOME;

/** The window shows our page and nothing else: no navigation, no second window, no embedded view. */
export function holdNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isHome(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isHome(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
