import type { WebContents } from 'electron';
import { isHome } from './scheme.ts';

/** The page stays where it is: from screen to screen of its own, and nowhere else. */
export function holdNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isHome(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isHome(event.url)) event.preventDefault();
  });
}
