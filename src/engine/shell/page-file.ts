import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';

/** What the built page consists of; anything else is not served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** No name of ours comes near it. Characters. */
const LONGEST = 512;

/** One file of the built page. `path` is the raw path of an address; null for whatever is not a file inside `folder`. */
export async function readPageFile(folder: string, path: string): Promise<PageFile | null> {
  const wanted = readable(path);
  const type = wanted === null ? undefined : types[extname(wanted)];
  if (wanted === null || type === undefined) return null;
  try {
    const file = await realpath(join(folder, wanted));
    // Asked of the real places: a link inside the folder may lead out of it.
    return isInside(await realpath(folder), file) ? { type, bytes: await readFile(file) } : null;
  } catch {
    return null;
  }
}

/** The path as it was meant, read once; null for what none of our names has, so that no way of writing "one folder up" is left. */
function readable(path: string): string | null {
  if (path.length > LONGEST) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  // Backslashes and colons are Windows' folders, drives and streams.
  if (/[\\\0:]/.test(decoded) || decoded.split('/').includes('..')) return null;
  return decoded.endsWith('/') ? `${decoded}index.html` : decoded;
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  // Absolute: on another drive there is no way from one to the other.
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
