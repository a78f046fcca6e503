import { inZone } from '../instant.ts';
import type { Case } from './case.ts';

/** Working days (Monday to Friday, no holidays) after the day of `from` up to and with the day of `to`, in the named time zone; 0 when `to` is earlier. */
export function workingDays(from: string, to: string, timeZone: string): number {
  const start = inZone(from, timeZone).toPlainDate();
  const days = start.until(inZone(to, timeZone).toPlainDate(), { largestUnit: 'day' }).days;
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let extra = 1; extra <= days % 7; extra += 1) {
    const weekday = ((start.dayOfWeek - 1 + extra) % 7) + 1;
    if (weekday <= 5) count += 1;
  }
  return count;
}

/** Working days (Monday to Friday, no holidays) until a case whose answer cannot be seen is asked about again. */
export const chaseDays = 5;

/** Nine in the morning of the day so many working days after `from`, in the named time zone; a UTC instant. */
export function chaseAfter(from: string, timeZone: string, count: number = chaseDays): string {
  let day = inZone(from, timeZone).toPlainDate();
  for (let left = count; left > 0; left -= day.dayOfWeek <= 5 ? 1 : 0) day = day.add({ days: 1 });
  return morningOf(day.toString(), timeZone);
}

/** Nine in the morning of a day, `2026-11-22`, in the named time zone; a UTC instant. */
export function morningOf(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant().toString();
}

/** Who has to do something before the case can go on. */
export function owes(case_: Pick<Case, 'state'>): 'us' | 'administrator' | 'customer' | 'nobody' {
  switch (case_.state) {
    case 'draft':
    case 'submitting':
    case 'deciding':
    case 'needs-check':
    case 'awaiting-partner':
      return 'us';
    case 'with-administrator':
      return 'administrator';
    case 'awaiting-customer':
      return 'customer';
    case 'disassociated':
    case 'rejected':
    case 'withdrawn':
    case 'cancelled-here':
      return 'nobody';
  }
}
