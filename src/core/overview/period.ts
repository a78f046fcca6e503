import { inZone } from '../instant.ts';
import { stopsCountingAt } from '../quota/ledger.ts';
import type { Stretch } from './reads.ts';

export const periods = ['90-days', '12-months', 'all'] as const;
export type Period = (typeof periods)[number];

/** A part of a period by its days in the desk's time zone, both inside: a week, a month or a quarter. */
export interface Days extends Stretch {
  readonly first: string;
  readonly last: string;
}

/** So many months side by side are still told apart; beyond, quarters. */
const mostMonths = 36;
/** Days from today on for which dates are shown. */
export const daysAhead = 90;
/** Working days at which an open request moves to the next group of ages. */
export const ageEdges = [1, 5, 10, 20] as const;
/** Of fewer cases nobody can say what nine in ten of them take. */
export const fewestForP90 = 10;

/**
 * The parts of a period, oldest first, the last one up to now: the last 90 days by weeks that end today, the last twelve months with this one,
 * or everything since `firstEnd` (UTC instant; null: nothing ended yet) by months, by quarters where those are too many.
 */
export function stretchesOf(period: Period, now: string, timeZone: string, firstEnd: string | null): readonly Days[] {
  const today = inZone(now, timeZone).toPlainDate();
  if (period === '90-days') {
    const first = today.subtract({ days: daysAhead - 1 });
    const weeks = Array.from({ length: 12 }, (_, week) => today.subtract({ days: 7 * (12 - week) - 1 }));
    return daysBetween([first, ...weeks, today.add({ days: 1 })], timeZone);
  }
  const month = today.with({ day: 1 });
  const begun = firstEnd === null ? month : inZone(firstEnd, timeZone).toPlainDate().with({ day: 1 });
  const since = period === '12-months' ? month.subtract({ months: 11 }) : earlier(begun, month);
  const months = since.until(month, { largestUnit: 'months' }).months + 1;
  if (months <= mostMonths) return daysBetween(steps(since, 1, months), timeZone);
  const quarter = since.with({ month: since.month - ((since.month - 1) % 3) });
  return daysBetween(steps(quarter, 3, Math.ceil((quarter.until(month, { largestUnit: 'months' }).months + 1) / 3)), timeZone);
}

/** The next 90 days by weeks that begin today; the last one ends with them. */
export function weeksAhead(now: string, timeZone: string): readonly Days[] {
  const today = inZone(now, timeZone).toPlainDate();
  const weeks = Array.from({ length: 13 }, (_, week) => today.add({ days: 7 * week }));
  return daysBetween([...weeks, today.add({ days: daysAhead })], timeZone);
}

/** For each edge the first instant of the earliest day from which at most so many working days have gone by; UTC, latest first. */
export function ageInstants(now: string, timeZone: string): readonly string[] {
  const today = inZone(now, timeZone).toPlainDate();
  return ageEdges.map((edge) => {
    let day = today;
    let count = 0;
    // The day before is older by one when this day is a working day.
    for (let step = worked(day); count + step <= edge; step = worked(day)) {
      count += step;
      day = day.subtract({ days: 1 });
    }
    return beginOf(day, timeZone);
  });
}

/** The earliest instant, UTC, at which a request was made that still counts now: the way back of `stopsCountingAt`. */
export function countsSince(now: string, months: number, timeZone: string): string {
  const at = Temporal.Instant.from(now).epochMilliseconds;
  const counts = (ms: number) =>
    Temporal.Instant.compare(stopsCountingAt(Temporal.Instant.fromEpochMilliseconds(ms).toString(), months, timeZone), now) > 0;
  let [too, still] = [inZone(now, timeZone).subtract({ months: months + 1 }).epochMilliseconds, at];
  while (still - too > 1) {
    const middle = Math.floor((too + still) / 2);
    if (counts(middle)) still = middle;
    else too = middle;
  }
  return Temporal.Instant.fromEpochMilliseconds(still).toString();
}

const worked = (day: Temporal.PlainDate): number => (day.dayOfWeek <= 5 ? 1 : 0);
const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) => (Temporal.PlainDate.compare(one, other) < 0 ? one : other);
const beginOf = (day: Temporal.PlainDate, timeZone: string) => day.toZonedDateTime(timeZone).toInstant().toString();
const steps = (from: Temporal.PlainDate, months: number, count: number) =>
  Array.from({ length: count + 1 }, (_, step) => from.add({ months: months * step }));

function daysBetween(edges: readonly Temporal.PlainDate[], timeZone: string): readonly Days[] {
  return edges.slice(1).map((until, place) => {
    const first = edges[place] ?? until;
    return {
      first: first.toString(),
      last: until.subtract({ days: 1 }).toString(),
      from: beginOf(first, timeZone),
      until: beginOf(until, timeZone),
    };
  });
}
