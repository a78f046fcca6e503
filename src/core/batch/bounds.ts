import type { Validity } from '../fact/validity.ts';
import { millisecondsOf } from '../instant.ts';
import type { BatchBounds } from '../ports.ts';
import type { Batch } from './batch.ts';
import { checkedKinds } from './questions.ts';

const HOUR = 3_600_000;

/**
 * Between when a fact has to be observed to be known and fresh now (core/fact/validity.ts). Where everything is asked again, only what was read
 * since the check began: so that it asks each customer once, also when it goes on after a crash.
 */
export function boundsOf({ again, startedAt }: Pick<Batch, 'again' | 'startedAt'>, validity: Validity, now: string): BatchBounds {
  const moment = millisecondsOf(now);
  const lapsed = moment - validity.readingHours * HOUR;
  const begun = startedAt === null ? moment : millisecondsOf(startedAt) - 1;
  return {
    reading: { after: again ? Math.max(lapsed, begun) : lapsed, until: moment + validity.actMinutes * 60_000 },
    stated: { after: moment - validity.statedDays * 24 * HOUR, until: moment + 24 * HOUR },
    checkedKinds: [...checkedKinds],
  };
}
