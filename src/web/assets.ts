import { randomBytes } from 'node:crypto';

/**
 * The files that the build names by their content, under a folder that only this start knows: so a browser may keep them for good, and
 * finds nothing there that another program left under the same port before.
 */
export interface Assets {
  /** Points a document at the kept files. */
  point(html: string): string;
  /** The path of the built file, or null when the path is none of the kept ones. */
  pathOf(path: string): string | null;
}

export const keptForGood = 'private, max-age=31536000, immutable';

export function createAssets(): Assets {
  const folder = `/kept-${randomBytes(12).toString('base64url')}/assets/`;
  return {
    point: (html) => html.replaceAll('"./assets/', `"${folder}`),
    pathOf: (path) => (path.startsWith(folder) ? `/assets/${path.slice(folder.length)}` : null),
  };
}
