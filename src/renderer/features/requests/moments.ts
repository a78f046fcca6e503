/** The day of an instant where the person sits, `2026-11-22`. */
export const dayOf = (at: string, timeZone: string = Temporal.Now.timeZoneId()): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Day and minute of an instant where the person sits, `2026-11-22 10:32`. */
export const minuteOf = (at: string, timeZone: string = Temporal.Now.timeZoneId()): string => {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return `${there.toPlainDate().toString()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};

export const today = (timeZone: string = Temporal.Now.timeZoneId()): string => Temporal.Now.plainDateISO(timeZone).toString();

export const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The instant at which a working day begins for a person: nine in the morning of that day, where they sit. */
export const morningOf = (day: string, timeZone: string = Temporal.Now.timeZoneId()): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant().toString();
