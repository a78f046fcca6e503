import { z } from 'zod';
import { instantOf, millisecondsOf } from '../instant.ts';
import type { Fact } from './fact.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a fact may be relied on: a reading in hours, what a person stated in days, a reading at the act itself in minutes. */
export const Validity = z.object({
  readingHours: z.number().positive(),
  statedDays: z.number().positive(),
  actMinutes: z.number().positive(),
});
export type Validity = z.infer<typeof Validity>;

/** Readings come from another side; what a person says or a file brings is stated (a simulated fact with a name is stated too). */
function isStated({ source, by }: Fact): boolean {
  return source === 'person' || source === 'import' || source.startsWith('customer-') || (source === 'simulated' && by !== '');
}

/** UTC instant from which on the fact is too old to rely on. */
export function lapsesAt(fact: Fact, validity: Validity): string {
  return instantOf(lapse(fact, validity, false));
}

/** True when the fact is too old at `now`. `atAct`: readings must be younger than `actMinutes`; stated facts keep `statedDays`. */
export function isStale(fact: Fact, validity: Validity, now: string, atAct: boolean): boolean {
  const moment = millisecondsOf(now);
  if (moment >= lapse(fact, validity, atAct)) return true;
  // Observed in the future: some clock was wrong, so its age is not known. A day stated in another zone may be ahead of us.
  const ahead = millisecondsOf(fact.observedAt) - moment;
  return ahead > (isStated(fact) ? DAY : validity.actMinutes * MINUTE);
}

/** Milliseconds since 1970 at which the fact lapses. */
export function lapse(fact: Fact, validity: Validity, atAct: boolean): number {
  const observed = millisecondsOf(fact.observedAt);
  if (isStated(fact)) return observed + validity.statedDays * DAY;
  const reading = validity.readingHours * HOUR;
  return observed + (atAct ? Math.min(reading, validity.actMinutes * MINUTE) : reading);
}
