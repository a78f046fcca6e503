import type { Clock } from '../../../core/ports.ts';
import { secondsLeft } from '../../../core/sync/pace.ts';
import type { SyncProgress, SyncState } from '../../../core/sync/sync.ts';

/** Measures how fast this listing goes, anew after every break: a pause or a night's sleep is no pace. */
export function createPace(clock: Clock) {
  let from: { readonly at: number; readonly read: number } | null = null;
  return {
    begins({ read }: SyncProgress): void {
      from = { at: Date.parse(clock.now()), read };
    },
    ends(): void {
      from = null;
    },
    /** Seconds, or null while no honest number is known. */
    left({ progress, lastRead }: SyncState): number | null {
      if (from === null || progress === null) return null;
      const took = Date.parse(clock.now()) - from.at;
      return secondsLeft({ took, read: progress.read - from.read, left: yetToRead(progress, lastRead ?? null) });
    },
  };
}

/** How long the resellers' listings are is only known when each is begun; until then by the last full listing, else not at all. */
function yetToRead({ total, read, scopesLeft }: SyncProgress, lastRead: number | null): number | null {
  if (total === null) return null;
  if (scopesLeft.length === 0) return total - read;
  return lastRead === null || lastRead <= read ? null : Math.max(lastRead, total) - read;
}
