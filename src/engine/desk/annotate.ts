import type { Case } from '../../core/case/case.ts';
import type { Customer } from '../../core/customer/customer.ts';
import type { LogDraft } from '../../core/log/entry.ts';
import type { Desk } from './desk.ts';
import { readSettings } from './settings.ts';
import { tellCase } from './transition.ts';
import { logged } from './witness.ts';

/** A change of a case that is no transition: note, snooze, reminder. */
export async function annotate(
  desk: Desk,
  found: { readonly case: Case; readonly customer: Customer },
  change: Partial<Case>,
  entry: Pick<LogDraft, 'operation' | 'detail' | 'personal'>,
): Promise<void> {
  const { operator } = await readSettings(desk);
  const { case: each, customer } = found;
  const log = logged({ ...entry, at: desk.clock.now(), customer, caseId: each.id, personal: { operator, ...entry.personal } });
  await desk.store.annotateCase({ case: { ...each, ...change }, log: [log], notices: [] });
  tellCase(desk, each);
}
