import type { Store } from '../../core/ports.ts';

const SEEN = 'home-seen';

/** Up to which log entry nothing is news any more; `at` null: no person said so, it is where this desk began. */
export interface Seen {
  readonly sequence: number;
  readonly at: string | null;
}

export async function readSeen(store: Store): Promise<Seen | null> {
  const value = await store.value(SEEN);
  if (typeof value !== 'object' || value === null || !('sequence' in value) || !('at' in value)) return null;
  const { sequence, at } = value;
  return typeof sequence === 'number' && (typeof at === 'string' || at === null) ? { sequence, at } : null;
}

export const writeSeen = (store: Store, seen: Seen): Promise<void> => store.writeValue(SEEN, seen, { log: [], notices: [] });

/** What was there when this desk first looked is where it begins, not what changed since; a mark that a person set stays. */
export async function beginHere(store: Store): Promise<void> {
  if ((await readSeen(store)) !== null) return;
  const { newest } = await store.newsSince(0, 1);
  await writeSeen(store, { sequence: newest, at: null });
}
