import type { Desk } from '../desk.ts';
import { indexPack } from '../pack-of.ts';

/** The instant before which a listing is too old, as the list's own filter has it. */
export async function staleBefore(desk: Pick<Desk, 'info' | 'store' | 'clock'>): Promise<string> {
  const { readingHours } = (await indexPack(desk)).validity;
  return Temporal.Instant.from(desk.clock.now())
    .subtract({ hours: Math.round(readingHours) })
    .toString();
}
