import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { storeFault } from '../../engine/adapters/store/faults.ts';

/** Long documents on their way to the browser: they lie on the disk of the profile until they are fetched, never in memory. */
export interface WaitingFiles {
  /** Moves a file of the engine's in. Answers where it lies now. Faults: disk-full, disk-read-only. */
  take(file: string): Promise<string>;
  /** Whatever was not fetched goes. */
  end(): void;
}

/**
 * An owner-only folder among what the engine empties at its start, for it holds people's data. Until something is taken nothing is touched: a
 * shell that finds the profile taken must leave it to the other.
 */
export function waitingFiles(profile: string): WaitingFiles {
  const folder = join(profile, 'unfinished', 'handed-over');
  let taken = false;
  return {
    async take(file) {
      taken = true;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const place = join(folder, randomUUID());
        await rename(file, place);
        return place;
      } catch (error) {
        throw storeFault(error);
      }
    },
    end() {
      if (taken) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
