const here = () => Temporal.Now.timeZoneId();

/** Today's date where the person sits, `2026-11-22`. */
export const today = (): string => Temporal.Now.plainDateISO(here()).toString();

export const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The instant at which a day's work begins for a person: nine in the morning of that day, where they sit. */
export const morningOf = (day: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: here(), plainTime: '09:00' }).toInstant().toString();
