import { instant, plusMonths } from '../instant.ts';
import type { Side } from '../journal/event.ts';
import type { Ledger } from './ledger.ts';

export const LIMIT = 3;
export const MONTHS = 3;

/** The published counting: every submission per customer and initiating side, whatever its outcome, until its time plus three calendar months in UTC (R02). */
export const COUNTING = {
  limit: LIMIT,
  months: MONTHS,
  time_zone: 'UTC',
  counts:
    "every submission per customer and initiating side, whatever its outcome; a submission stops counting at its time plus three calendar months, the day clamped to the month's end",
};

export interface Quota {
  readonly used: number;
  /** When the oldest counted submission stops counting, in UTC; null while one is left. */
  readonly nextFreeAt: string | null;
}

/** How many submissions of this side count at `now` (milliseconds UTC). */
export function quotaOf(ledger: Ledger, customerId: string, side: Side, now: number): Quota {
  const ends = (ledger.byCustomer.get(customerId) ?? [])
    .filter((request) => request.initiatedBy === side)
    .map((request) => plusMonths(Date.parse(request.submittedAt), MONTHS))
    .filter((end) => end > now)
    .sort((one, other) => one - other);
  const freeing = ends[ends.length - LIMIT];
  return { used: ends.length, nextFreeAt: freeing === undefined ? null : instant(freeing) };
}
