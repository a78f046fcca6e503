import type { CaseAnnotations } from '../../../core/case/annotations.ts';
import type { Case } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { NoticeDraft } from '../../../core/notice/notice.ts';
import { noticeValues } from '../notice-values.ts';
import type { PollerOptions } from './options.ts';

const isDue = (at: string | null, now: string): at is string => at !== null && Date.parse(at) <= Date.parse(now);

/** Due reminders and lapsed snoozes: one notice each, the wish itself taken back in the same transaction, so that it comes once. */
export async function remind(options: PollerOptions): Promise<void> {
  const { store, clock, tell } = options;
  const now = clock.now();
  const calls = ({ remindAt, snoozedUntil }: Case): boolean => isDue(remindAt, now) || isDue(snoozedUntil, now);
  for (const { id } of (await store.openCases()).filter(calls)) {
    // Read again: a person may have changed it while the one before was written.
    const found = (await store.case(id))?.case;
    if (found === undefined || !calls(found)) continue;
    const customer = await store.customer(found.customerId);
    const notice = (why: 'reminder' | 'snooze', at: string): NoticeDraft => ({
      kind: 'reminder',
      tag: `reminder:${found.id}:${why}`,
      at: now,
      customerId: found.customerId,
      caseId: found.id,
      values: { ...noticeValues(customer), why, due: at, state: found.state, side: found.side },
    });
    const notices: NoticeDraft[] = [];
    const { state, remindAt, snoozedUntil } = found;
    let change: Partial<CaseAnnotations> = {};
    if (isDue(found.remindAt, now)) {
      notices.push(notice('reminder', found.remindAt));
      change = { ...change, remindAt: null };
    }
    if (isDue(found.snoozedUntil, now)) {
      notices.push(notice('snooze', found.snoozedUntil));
      change = { ...change, snoozedUntil: null, snoozeReason: '' };
    }
    // A wish that was made anew meanwhile stays.
    const expected = { state, remindAt, snoozedUntil };
    if (!(await annotated(store.annotateCase({ caseId: found.id, change, expected, log: [], notices })))) continue;
    tell('request', id);
    tell('requests');
    tell('notices');
  }
}

/** False when the case, or the wish, moved in the same moment: it is looked at again on the next turn. */
async function annotated(writing: Promise<void>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (error instanceof Fault && error.code === 'case-forbids') return false;
    throw error;
  }
}
