import { type Case, type CaseEventKind, closedCaseStates } from './case.ts';

/** What a person writes beside a case at any moment, also while an act on it is under way: no event of the case brings an older copy back. */
export type CaseAnnotations = Pick<Case, 'note' | 'reason' | 'snoozedUntil' | 'snoozeReason' | 'remindAt' | 'chaseAt' | 'chaseToldFor'>;

/** Events that say the reason themselves: ours with the submission, the customer's with its request. */
const sayReason: readonly CaseEventKind[] = ['submit-intended', 'incoming'];

/** Events that say themselves when to ask again. */
const sayChase: readonly CaseEventKind[] = ['submitted', 'incoming', 'outcome-not-known', 'statement-taken-back'];

/** The case after an event, with what a person may have written beside it since its writer read it. A closed case calls nobody any more. */
export function keepAnnotations(after: Case, kept: CaseAnnotations, event: CaseEventKind): Case {
  const { note, reason, snoozedUntil, snoozeReason, remindAt, chaseAt, chaseToldFor } = kept;
  const closed = closedCaseStates.includes(after.state);
  return {
    ...after,
    note,
    ...(sayReason.includes(event) ? {} : { reason }),
    ...(closed ? {} : { snoozedUntil, snoozeReason, remindAt }),
    ...(closed || sayChase.includes(event) ? {} : given({ chaseAt, chaseToldFor })),
  };
}

/** What the events own: as long as all of it is as it was read, nobody else has moved the case. */
export function ownedByEvents(each: Case): Partial<Case> {
  const { note: _note, reason: _reason, snoozedUntil: _until, snoozeReason: _why, remindAt: _remind, ...rest } = each;
  const { chaseAt: _chase, chaseToldFor: _told, ...owned } = rest;
  return owned;
}

/** Fields of the first version's cases that were never written stay away. */
const given = (chase: Partial<Pick<Case, 'chaseAt' | 'chaseToldFor'>>): Partial<Pick<Case, 'chaseAt' | 'chaseToldFor'>> => ({
  ...(chase.chaseAt === undefined ? {} : { chaseAt: chase.chaseAt }),
  ...(chase.chaseToldFor === undefined ? {} : { chaseToldFor: chase.chaseToldFor }),
});

/** False when a field is not what it was expected to be. */
export function isStill(each: Case, expected: Partial<Case>): boolean {
  return Object.entries(expected).every(([field, value]) => same(each[field as keyof Case], value));
}

/** By value: a case that was read again holds other lists that say the same. */
const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other));
