/** A second way of counting, by hand and without Temporal: what a person would do with a calendar on the wall and a table of offsets. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall of a time zone shows at a UTC instant in milliseconds. */
export function wallOf(milliseconds: number, timeZone: string): Wall {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const part = 'numeric' as const;
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: part,
      month: part,
      day: part,
      hour: part,
      minute: part,
      second: part,
    });
    formats.set(timeZone, format);
  }
  const of = Object.fromEntries(format.formatToParts(milliseconds).map((part) => [part.type, Number(part.value)]));
  return { year: of.year ?? 0, month: of.month ?? 0, day: of.day ?? 0, hour: of.hour ?? 0, minute: of.minute ?? 0, second: of.second ?? 0 };
}

const asUtc = (wall: Wall): number => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
const DAY = 86_400_000;

/** The instant of a wall time: the first of two where it occurs twice; moved forward where clocks skip it. */
export function instantAt(wall: Wall, timeZone: string): number {
  const guess = asUtc(wall);
  const offsetNear = (moment: number) => asUtc(wallOf(moment, timeZone)) - moment;
  const before = offsetNear(guess - DAY);
  const fitting = [before, offsetNear(guess + DAY)]
    .map((offset) => guess - offset)
    .filter((moment) => asUtc(wallOf(moment, timeZone)) === guess);
  return fitting.length > 0 ? Math.min(...fitting) : guess - before;
}

/** Months later on the wall calendar, the day clamped to the month's end. Whole seconds. */
export function monthsLater(milliseconds: number, months: number, timeZone: string): number {
  const wall = wallOf(milliseconds, timeZone);
  const count = wall.year * 12 + (wall.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return instantAt({ ...wall, year, month, day: Math.min(wall.day, length) }, timeZone);
}
