import { Fault } from '../../core/fault.ts';

/**
 * The UTC instants between which a person saw something on a day: both are now when it is today in the account's time zone, else that day's
 * first and last millisecond. A fact holds from the first only, so that it never counts as later than a reading of the same day, nor longer
 * than it is valid; a request counts against the limit up to the last. Fault invalid-input {field: seenOn} for a day that is none, or still to come.
 */
export function seenBetween(seenOn: string, now: string, timeZone: string): { readonly first: string; readonly last: string } {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = readDay(seenOn);
  const order = Temporal.PlainDate.compare(day, today);
  if (order > 0) throw new Fault('invalid-input', { field: 'seenOn', reason: 'future' });
  if (order === 0) return { first: now, last: now };
  const beginning = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant();
  return {
    first: beginning(day).toString(),
    last: beginning(day.add({ days: 1 }))
      .subtract({ milliseconds: 1 })
      .toString(),
  };
}

function readDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new Fault('invalid-input', { field: 'seenOn' });
  }
}
