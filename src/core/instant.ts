import { Fault } from './fault.ts';

const remembered = 500;
const known = new Map<string, number>();

/**
 * Milliseconds since 1970 of an ISO instant in UTC. Comparisons run over every fact of every customer, so they use numbers, and the few
 * instants that a page of readings shares are remembered; calendars use Temporal.
 */
export function millisecondsOf(instant: string): number {
  const before = known.get(instant);
  if (before !== undefined) return before;
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new Fault('invalid-input', { field: 'instant' });
  if (known.size >= remembered) known.clear();
  known.set(instant, milliseconds);
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
