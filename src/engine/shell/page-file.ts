import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

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

/** One file of the built page. `path` is the raw path of an address; null for whatever is not a file inside `folder`. */
export async function readPageFile(folder: string, path: string): Promise<PageFile | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  // No name of ours has any of these; refusing them keeps every way of writing "one folder up" out.
  if (/[\\\0:]/.test(decoded) || decoded.split('/').includes('..')) return null;
  const wanted = decoded.endsWith('/') ? `${decoded}index.html` : decoded;
  const type = types[extname(wanted)];
  if (type === undefined) return null;
  try {
    const inside = `${await realpath(folder)}${sep}`;
    const file = await realpath(join(folder, wanted));
    return file.startsWith(inside) ? { type, bytes: await readFile(file) } : null;
  } catch {
    return null;
  }
}
