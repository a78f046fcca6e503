/** Entries of one day, as the engine counts them (days in UTC). */
export interface DayCount {
  readonly day: string;
  readonly count: number;
}

/** One bar of the histogram: `from` and `to` are days `YYYY-MM-DD`, both inside. */
export interface Bar {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export const mostBars = 120;
/** A young log still shows two weeks, so that its first day is not the whole picture. */
export const fewestDays = 14;

/**
 * Days with their gaps filled, from the first counted day (or two weeks before the last, if that is earlier) to the last; neighbours share a bar where there are more days than bars
 * fit side by side, so that ten years are as readable as a week.
 */
export function barsOf(days: readonly DayCount[], most: number = mostBars): readonly Bar[] {
  const sorted = [...days].sort((one, other) => (one.day < other.day ? -1 : 1));
  const first = sorted.at(0);
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = Temporal.PlainDate.from(last.day);
  const weeksAgo = end.subtract({ days: fewestDays - 1 });
  const begin = Temporal.PlainDate.from(first.day);
  const start = Temporal.PlainDate.compare(begin, weeksAgo) < 0 ? begin : weeksAgo;
  const span = start.until(end, { largestUnit: 'days' }).days + 1;
  const width = Math.ceil(span / most);
  const counts = new Array<number>(Math.ceil(span / width)).fill(0);
  for (const { day, count } of sorted) {
    const at = Math.floor(start.until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days / width);
    counts[at] = (counts[at] ?? 0) + count;
  }
  return counts.map((count, index) => ({
    from: start.add({ days: index * width }).toString(),
    to: start.add({ days: Math.min((index + 1) * width, span) - 1 }).toString(),
    count,
  }));
}

/** Instants a stretch of days covers: `from` inclusive, `until` exclusive, as the log's filters want them. */
export const instantsOf = (fromDay: string, toDay: string): { readonly from: string; readonly until: string } => ({
  from: `${fromDay}T00:00:00Z`,
  until: `${Temporal.PlainDate.from(toDay).add({ days: 1 }).toString()}T00:00:00Z`,
});

/** The days that filter instants cover, both inside; null where the log is not cut. */
export function daysOf(from: string | undefined, until: string | undefined): { readonly from: string | null; readonly to: string | null } {
  const last = until?.slice(0, 10) ?? null;
  // The end is the first instant outside: at midnight it is the day before that is inside.
  const whole = last !== null && /T00:00:00(?:\.0+)?Z$/u.test(until ?? '');
  return {
    from: from?.slice(0, 10) ?? null,
    to: whole ? Temporal.PlainDate.from(last).subtract({ days: 1 }).toString() : last,
  };
}

/** The bars that lie within these days; null: all of them do. */
export function barsWithin(
  bars: readonly Bar[],
  { from, to }: { readonly from: string | null; readonly to: string | null },
): { readonly first: number; readonly last: number } | null {
  if (from === null && to === null) return null;
  const first = from === null ? 0 : bars.findIndex((bar) => bar.to >= from);
  const last = to === null ? bars.length - 1 : bars.findLastIndex((bar) => bar.from <= to);
  return { first: Math.max(0, first), last: Math.max(0, last) };
}
