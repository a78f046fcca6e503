import { Fault } from './fault.ts';

/** Milliseconds since 1970 of an ISO instant in UTC. Comparisons run over every fact of every customer, so they use numbers; calendars use Temporal. */
export function millisecondsOf(instant: string): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new Fault('invalid-input', { field: 'instant' });
  return milliseconds;
}

/** The ISO instant in UTC, whole milliseconds. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The same moment in a named time zone. Fault invalid-input when the instant or the zone is not one. */
export function inZone(instant: string, timeZone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  } catch (cause) {
    throw new Fault('invalid-input', { field: 'instant or time zone', timeZone }, { cause });
  }
}
