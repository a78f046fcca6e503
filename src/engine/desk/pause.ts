import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Paused } from '../../contract/desk.ts';

/** Whether the app looks for changes at all, for every desk of the profile; a person paused it and a person resumes it. */
export interface Pause {
  /** Who paused it, when and where; null while it looks. */
  readonly now: Paused | null;
  set(next: Paused | null): Promise<void>;
  /** Called at once while paused, and then at every change. Returns unsubscribe. */
  onChange(listener: (paused: boolean) => void): () => void;
}

export interface KeepsPause {
  read(): Paused | null;
  write(next: Paused | null): Promise<void>;
}

export function createPause(kept: KeepsPause): Pause {
  const listeners = new Set<(paused: boolean) => void>();
  let now = kept.read();
  return {
    get now() {
      return now;
    },
    async set(next) {
      // It holds from now on, also where the disk cannot keep it.
      now = next;
      for (const listener of listeners) listener(next !== null);
      await kept.write(next);
    },
    onChange(listener) {
      listeners.add(listener);
      if (now !== null) listener(true);
      return () => listeners.delete(listener);
    },
  };
}

/** A small file that is there while it is paused; one that cannot be read is as good as none. */
export const pauseFile = (path: string): KeepsPause => ({
  read() {
    try {
      const kept = Paused.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return kept.success ? kept.data : null;
    } catch {
      return null;
    }
  },
  async write(next) {
    if (next === null) return rm(path, { force: true });
    const fresh = `${path}.new`;
    await writeFile(fresh, JSON.stringify(next), { mode: 0o600 });
    await rename(fresh, path);
  },
});
