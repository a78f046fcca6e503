import { randomBytes } from 'node:crypto';
import { watchScript } from './watch.ts';

/**
 * The files that the build names by their content, under a folder that only this start knows: so a browser may keep them for good, and
 * finds nothing there that another program left under the same port before.
 */
export interface Assets {
  /** Points a document at the kept files, and gives it the secret of its tab and the shell's own script. */
  point(html: string, tab: string): string;
  /** The path of the built file, or null when the path is none of the kept ones. */
  pathOf(path: string): string | null;
  /** The shell's own script, when the path is its. */
  scriptAt(path: string): string | null;
}

export const keptForGood = 'private, max-age=31536000, immutable';

export function createAssets(): Assets {
  const kept = `/kept-${randomBytes(12).toString('base64url')}`;
  const folder = `${kept}/assets/`;
  const script = `${kept}/watch.js`;
  return {
    point: (html, tab) =>
      html
        .replaceAll('"./assets/', `"${folder}`)
        .replace('<head>', () => `<head><meta name="tab-secret" content="${tab}"><script type="module" src="${script}" async></script>`),
    pathOf: (path) => (path.startsWith(folder) ? `/assets/${path.slice(folder.length)}` : null),
    scriptAt: (path) => (path === script ? watchScript : null),
  };
}
