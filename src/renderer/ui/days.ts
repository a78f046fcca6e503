const here = () => Temporal.Now.timeZoneId();

/** Today's date where the person sits, `2026-11-22`. Days compare as text. */
export const today = (): string => Temporal.Now.plainDateISO(here()).toString();

export const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** So many working days (Monday to Friday) after a day. */
export function workingDayAfter(day: string, count: number): string {
  let at = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; left -= at.dayOfWeek <= 5 ? 1 : 0) at = at.add({ days: 1 });
  return at.toString();
}

/** The instant at which a day's work begins for a person: nine in the morning of that day, where they sit. */
export const morningOf = (day: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: here(), plainTime: '09:00' }).toInstant().toString();

/** A real day, written unambiguously: `2026-11-22`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** `seen`: up to today; `coming`: after today. */
export type DayKind = 'seen' | 'coming';

export const isSoundDay = (text: string, kind: DayKind): boolean => isDay(text) && (kind === 'seen' ? text <= today() : text > today());
