import { Fault } from '../../core/fault.ts';

/**
 * The UTC instant of what a person saw on a day: now when it is today in the account's time zone, else that day's last millisecond.
 * Fault invalid-input {field: seenOn} for a day that is none, or still to come.
 */
export function seenAt(seenOn: string, now: string, timeZone: string): string {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = readDay(seenOn);
  const order = Temporal.PlainDate.compare(day, today);
  if (order > 0) throw new Fault('invalid-input', { field: 'seenOn', reason: 'future' });
  if (order === 0) return now;
  return day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ milliseconds: 1 }).toString();
}

function readDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new Fault('invalid-input', { field: 'seenOn' });
  }
}
