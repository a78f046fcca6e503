import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The verifier as it came with the program: among its resources, wherever above this file those are. */
export async function verifierText(): Promise<string> {
  const below = ['resources', 'verify-evidence.mjs'];
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let up = dirname(folder); up !== folder && !existsSync(join(folder, ...below)); up = dirname(folder)) folder = up;
  return readFile(join(folder, ...below), 'utf8');
}
