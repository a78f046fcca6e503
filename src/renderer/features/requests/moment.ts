import { isDay } from '../../ui/days.ts';

/** A day `2026-11-22` and a time `09:30` where the person sits, as typed. `exact`: the instant they were filled in from. */
export interface Moment {
  readonly day: string;
  readonly time: string;
}

/** Now, to the minute. */
export function thisMoment(): Moment {
  const now = Temporal.Now.zonedDateTimeISO(Temporal.Now.timeZoneId());
  return { day: now.toPlainDate().toString(), time: now.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** The UTC instant; null when it is none, or still to come. */
export function instantOf({ day, time }: Moment): string | null {
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/u.test(time)) return null;
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: Temporal.Now.timeZoneId(), plainTime: time }).toInstant();
  return Temporal.Instant.compare(at, Temporal.Now.instant()) > 0 ? null : at.toString();
}
