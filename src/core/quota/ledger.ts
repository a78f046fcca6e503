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

/**
 * Counts one customer's known requests of one side at `now`. Whatever its outcome, a submission counts (facts.md 1.6). `limit` null: none is
 * stated. `afterOtherSide`: months to wait after the other side's latest request.
 */
export function countQuota(question: {
  readonly entries: readonly QuotaEntry[];
  readonly side: Side;
  readonly now: string;
  readonly limit: number | null;
  readonly months: number;
  readonly afterOtherSide?: number | null;
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
  const common = { side, months, timeZone, used, published, entries: counting.map(({ entry }) => entry) };
  // Where no limit is stated nothing can be used up; the words say that none is known.
  if (limit === null) return { ...common, limit: 0, left: 1, nextFreeAt: null, stated: false };
  const waitsFor = waitAfter(question, now);
  const stops = counting.map((one) => one.stops).sort((one, other) => millisecondsOf(one) - millisecondsOf(other));
  // One slot is free as soon as fewer than `limit` count, and the wait for the other side is over.
  const free = [used < limit ? undefined : stops[used - limit], waitsFor?.until].filter((at) => at !== undefined);
  return {
    ...common,
    limit,
    left: waitsFor ? 0 : Math.max(0, limit - used),
    nextFreeAt: free.sort((one, other) => millisecondsOf(other) - millisecondsOf(one))[0] ?? null,
    ...(waitsFor ? { waitsFor } : {}),
  };
}

/** The other side's latest request, while this side still has to wait after it. */
function waitAfter(
  { entries, side, afterOtherSide, timeZone }: Parameters<typeof countQuota>[0],
  now: number,
): NonNullable<QuotaView['waitsFor']> | undefined {
  if (afterOtherSide === undefined || afterOtherSide === null) return undefined;
  const theirs = entries.filter((entry) => entry.side !== side);
  const latest = theirs.sort((one, other) => millisecondsOf(other.at) - millisecondsOf(one.at))[0];
  if (latest === undefined) return undefined;
  const until = stopsCountingAt(latest.at, afterOtherSide, timeZone);
  return now < millisecondsOf(until) ? { side: latest.side, at: latest.at, months: afterOtherSide, until } : undefined;
}
