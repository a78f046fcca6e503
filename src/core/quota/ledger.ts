import { inZone, millisecondsOf } from '../instant.ts';
import type { Side } from '../rule/finding.ts';
import type { QuotaEntry, QuotaView } from './quota.ts';

/**
 * UTC instant from which on a request of `at` no longer counts: `months` calendar months later in the named time zone, same time of day,
 * the day clamped to the month's end (R02; published by the sandbox, our reading elsewhere).
 */
export function stopsCountingAt(at: string, months: number, timeZone: string): string {
  return inZone(at, timeZone).add({ months }).toInstant().toString();
}

/** Counts one customer's known requests of one side at `now`. Whatever its outcome, a submission counts (facts.md 1.6). */
export function countQuota(question: {
  readonly entries: readonly QuotaEntry[];
  readonly side: Side;
  readonly now: string;
  readonly limit: number;
  readonly months: number;
  readonly timeZone: string;
  readonly published: boolean;
}): QuotaView {
  const { side, limit, months, timeZone, published } = question;
  const now = millisecondsOf(question.now);
  const counting = question.entries
    .filter((entry) => entry.side === side)
    .map((entry) => ({ entry, stops: stopsCountingAt(entry.at, months, timeZone) }))
    .filter(({ stops }) => now < millisecondsOf(stops))
    .sort((one, other) => millisecondsOf(one.entry.at) - millisecondsOf(other.entry.at));
  const used = counting.length;
  const stops = counting.map((one) => one.stops).sort((one, other) => millisecondsOf(one) - millisecondsOf(other));
  return {
    side,
    limit,
    months,
    timeZone,
    used,
    left: Math.max(0, limit - used),
    // One slot is free as soon as fewer than `limit` count.
    nextFreeAt: used < limit ? null : (stops[used - limit] ?? null),
    published,
    entries: counting.map(({ entry }) => entry),
  };
}
