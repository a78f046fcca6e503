import { fullListingEvery } from '../../../core/sync/schedule.ts';
import type { SyncState } from '../../../core/sync/sync.ts';
import type { SyncOptions } from './options.ts';

const key = 'sync.full-every';

/** Whether the next turn is a full listing: at the start, when a person asks, when one stands half-way, and when the last is old enough. */
export function createSchedule({ store, clock }: Pick<SyncOptions, 'store' | 'clock'>) {
  let asked = true;
  const every = async ({ lastRead }: SyncState): Promise<{ readonly minutes: number; readonly chosen: boolean }> => {
    const kept = await store.value(key);
    const chosen = typeof kept === 'number' ? kept : null;
    return { minutes: fullListingEvery(chosen, lastRead ?? null), chosen: chosen !== null };
  };
  return {
    ask(): void {
      asked = true;
    },
    /** A full listing came to its end. */
    listed(): void {
      asked = false;
    },
    every,
    async fullDue(state: SyncState): Promise<boolean> {
      if (asked || state.progress !== null || state.lastCompleteAt === null) return true;
      const { minutes } = await every(state);
      return Date.parse(clock.now()) - Date.parse(state.lastCompleteAt) >= minutes * 60_000;
    },
    /** Minutes; null leaves it to the size of the listing. */
    choose: (minutes: number | null): Promise<void> => store.writeValue(key, minutes, { log: [], notices: [] }),
  };
}
