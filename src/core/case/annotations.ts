import { type Case, type CaseEventKind, closedCaseStates } from './case.ts';

/** What a person writes beside a case at any moment, also while an act on it is under way: no event of the case brings an older copy back. */
export type CaseAnnotations = Pick<Case, 'note' | 'reason' | 'snoozedUntil' | 'snoozeReason' | 'remindAt'>;

/** Events that say the reason themselves: ours with the submission, the customer's with its request. */
const sayReason: readonly CaseEventKind[] = ['submit-intended', 'incoming'];

/** The case after an event, with what a person may have written beside it since its writer read it. A closed case calls nobody any more. */
export function keepAnnotations(after: Case, kept: CaseAnnotations, event: CaseEventKind): Case {
  const { note, reason, snoozedUntil, snoozeReason, remindAt } = kept;
  return {
    ...after,
    note,
    ...(sayReason.includes(event) ? {} : { reason }),
    ...(closedCaseStates.includes(after.state) ? {} : { snoozedUntil, snoozeReason, remindAt }),
  };
}

/** What the events own: as long as all of it is as it was read, nobody else has moved the case. */
export function ownedByEvents(each: Case): Partial<Case> {
  const { note: _note, reason: _reason, snoozedUntil: _until, snoozeReason: _why, remindAt: _remind, ...owned } = each;
  return owned;
}

/** False when a field is not what it was expected to be. */
export function isStill(each: Case, expected: Partial<Case>): boolean {
  return Object.entries(expected).every(([field, value]) => each[field as keyof Case] === value);
}
