import { chaseAfter, morningOf } from '../../../core/case/ages.ts';
import type { Case } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import { annotate } from '../annotate.ts';
import type { Desk } from '../desk.ts';
import { readSettings } from '../settings.ts';
import { caseAndCustomer } from './confirm.ts';
import { isOpen } from './prepare.ts';

/** When to ask again about what began at `at`; null where the connection itself sees answers. */
export async function chaseFrom(desk: Desk, at: string, timeZone: string): Promise<string | null> {
  const { answersVisible } = await desk.capabilities.current();
  return answersVisible ? null : chaseAfter(at, timeZone);
}

/** True for a request whose answer cannot be seen from here: a person has to ask (facts.md 4.0, R31). */
export const isUnseen = (each: Case, answersVisible: boolean): boolean =>
  isOpen(each) && each.pendingSince !== null && (!answersVisible || each.remoteId === null);

/** Puts the day on which to ask again. Faults: invalid-input for a day that is none or past, case-forbids where an answer is seen. */
export async function setChase(desk: Desk, given: { readonly caseId: string; readonly on: string }): Promise<void> {
  const found = await caseAndCustomer(desk, given.caseId);
  const [{ timeZone }, { answersVisible }] = await Promise.all([readSettings(desk), desk.capabilities.current()]);
  const { state } = found.case;
  if (!isUnseen(found.case, answersVisible)) throw new Fault('case-forbids', { state, event: 'chase' });
  const chaseAt = morning(given.on, timeZone);
  const today = morning(Temporal.Instant.from(desk.clock.now()).toZonedDateTimeISO(timeZone).toPlainDate().toString(), timeZone);
  if (chaseAt < today) throw new Fault('invalid-input', { field: 'on', reason: 'past' });
  await annotate(
    desk,
    found,
    { chaseAt, chaseToldFor: null },
    { operation: 'case-chase-set', detail: { on: given.on }, personal: {} },
    { state },
  );
}

function morning(day: string, timeZone: string): string {
  try {
    return morningOf(Temporal.PlainDate.from(day, { overflow: 'reject' }).toString(), timeZone);
  } catch {
    throw new Fault('invalid-input', { field: 'on' });
  }
}
