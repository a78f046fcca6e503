import type { CaseState } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { Store } from '../../../core/ports.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import { caseRows } from './case-rows.ts';
import { type StoreContext, write } from './context.ts';
import { milliseconds } from './instant.ts';
import type { VisibilityWriter } from './visibility.ts';
import type { WitnessWriter } from './witness.ts';

/** Every write of a case checks, inside its transaction, that nobody else moved it: fault case-forbids {state, event}, nothing written. */
export function caseWrites(
  context: StoreContext,
  visibility: VisibilityWriter,
  witness: WitnessWriter,
): Pick<Store, 'writeCase' | 'annotateCase'> {
  const { database } = context;
  const rows = caseRows(context);
  const stateOf = database.prepare<[string], CaseState>('SELECT state FROM cases WHERE id = ?').pluck();
  const otherWith = database.prepare<[string, string], CaseState>('SELECT state FROM cases WHERE remote_id = ? AND id <> ?').pluck();
  const insertQuota = database.prepare('INSERT INTO quota (customer_id, side, at, at_ms, source, case_id) VALUES (?, ?, ?, ?, ?, ?)');

  function count({ customerId, side, at, source, caseId }: QuotaEntry): void {
    insertQuota.run(customerId, side, at, milliseconds(at), source, caseId);
  }

  return {
    async writeCase(change) {
      write(context, 'full', () => {
        const { id, remoteId } = change.case;
        const state = stateOf.get(id) ?? null;
        if (state !== change.expected) throw new Fault('case-forbids', { state, event: change.event.kind });
        // One request of the other side is one case, however often it is told.
        const taken = remoteId === null ? undefined : otherWith.get(remoteId, id);
        if (taken !== undefined) throw new Fault('case-forbids', { state: taken, event: change.event.kind });
        rows.put(change.case);
        rows.addEvent(id, change.event);
        if (change.quota !== null) count(change.quota);
        if (change.visibility !== null) visibility.put(change.visibility.customerId, change.visibility.to);
        witness.write(change);
      });
    },
    async annotateCase(change) {
      write(context, 'full', () => {
        const state = stateOf.get(change.case.id);
        if (state === undefined) throw new Fault('not-found', { caseId: change.case.id });
        if (state !== change.case.state) throw new Fault('case-forbids', { state, event: 'annotated' });
        rows.put(change.case);
        witness.write(change);
      });
    },
  };
}
