import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The sources below these folders, paths with forward slashes from the root of the repository. */
export async function sourcesOf(...folders: readonly string[]): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  return Promise.all(found.flat().map(async (path) => ({ path: path.replaceAll('\\', '/'), text: await readFile(path, 'utf8') })));
}
