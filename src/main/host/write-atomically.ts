import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const onlyMine = 0o600;
const onlyMineFolder = 0o700;

/** A folder cannot be opened on Windows, where the file system keeps the order of a rename by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder for its owner alone, also where it was there before with wider rights. */
export async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: onlyMineFolder });
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    if (((await handle.stat()).mode & 0o777) !== onlyMineFolder) await handle.chmod(onlyMineFolder);
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file that only its owner may read, whole or not at all: beside it, synced, put in its place, and the folder synced, so that a
 * power cut leaves the old one or the new one.
 */
export async function writeAtomically(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path);
  await ownFolder(folder);
  const fresh = `${path}.new`;
  const handle = await open(fresh, 'w', onlyMine);
  try {
    // One left by a power cut keeps the rights it had.
    await handle.chmod(onlyMine);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, path);
  await syncFolder(folder);
}
