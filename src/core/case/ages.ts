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
    case 'cancelled-here':
      return 'nobody';
  }
}
