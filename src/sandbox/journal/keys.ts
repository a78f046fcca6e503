import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lets a caller in. Made once for a data folder and kept in it, readable by its owner only. */
export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly gatewayToken: string;
  readonly playToken: string;
  readonly controlToken: string;
}

const token = (bytes: number): string => randomBytes(bytes).toString('base64url');

function makeKeys(): Keys {
  return {
    accessKey: `SANDBOX${randomBytes(7).toString('hex').toUpperCase().slice(0, 13)}`,
    secretKey: token(30),
    gatewayToken: token(24),
    playToken: token(24),
    controlToken: token(24),
  };
}

/** Reads the keys of a data folder, or makes them there. */
export function loadKeys(folder: string): Keys {
  const path = join(folder, 'keys.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const keys = makeKeys();
  // Written beside and renamed, so that a kill in between leaves no half file.
  writeFileSync(`${path}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return keys;
}
