import type { CaseAnnotations } from '../../core/case/annotations.ts';
import type { Case } from '../../core/case/case.ts';
import type { Customer } from '../../core/customer/customer.ts';
import type { LogDraft } from '../../core/log/entry.ts';
import type { Desk } from './desk.ts';
import { readSettings } from './settings.ts';
import { tellCase } from './transition.ts';
import { logged } from './witness.ts';

/** A change of a case that is no transition: note, snooze, reminder. Fault case-forbids when `expected` no longer holds. */
export async function annotate(
  desk: Desk,
  found: { readonly case: Case; readonly customer: Customer },
  change: Partial<CaseAnnotations>,
  entry: Pick<LogDraft, 'operation' | 'detail' | 'personal'>,
  expected: Partial<Case> = {},
): Promise<void> {
  const { operator } = await readSettings(desk);
  const { case: each, customer } = found;
  const log = logged({ ...entry, at: desk.clock.now(), customer, caseId: each.id, personal: { operator, ...entry.personal } });
  await desk.store.annotateCase({ caseId: each.id, change, expected, log: [log], notices: [] });
  tellCase(desk, each);
}
