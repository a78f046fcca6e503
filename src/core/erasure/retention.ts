import { z } from 'zod';

/**
 * How long people's data is kept after it ended: for ever, which is the default, or this many years after the last of a customer's cases was
 * closed and the customer stopped being visible. It never erases by itself: it only makes a list of what is due.
 */
export const Retention = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('for-ever') }),
  z.object({ kind: z.literal('years'), years: z.number().int().min(1).max(30) }),
]);
export type Retention = z.infer<typeof Retention>;

export const forEver: Retention = { kind: 'for-ever' };

/**
 * What ended at this UTC instant or before is due at `now`; null where nothing ever is. Years are calendar years in the account's time zone, a
 * 29 February ends on the 28th.
 */
export function dueSince(retention: Retention, now: string, timeZone: string): string | null {
  if (retention.kind === 'for-ever') return null;
  const then = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).subtract({ years: retention.years });
  return then.toInstant().toString();
}
