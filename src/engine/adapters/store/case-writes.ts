import { isStill, keepAnnotations } from '../../../core/case/annotations.ts';
import type { Case, CaseState } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { Store } from '../../../core/ports.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import { caseOf, caseRows } from './case-rows.ts';
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
  const one = database.prepare<[string], string>('SELECT body FROM cases WHERE id = ?').pluck();
  const otherWith = database.prepare<[string, string], CaseState>('SELECT state FROM cases WHERE remote_id = ? AND id <> ?').pluck();
  const insertQuota = database.prepare('INSERT INTO quota (customer_id, side, at, at_ms, source, case_id) VALUES (?, ?, ?, ?, ?, ?)');

  const deleteStated = database.prepare("DELETE FROM quota WHERE case_id = ? AND source = 'person'");

  function count({ customerId, side, at, source, caseId }: QuotaEntry): void {
    insertQuota.run(customerId, side, at, milliseconds(at), source, caseId);
  }

  function kept(id: string): Case | null {
    const body = one.get(id);
    return body === undefined ? null : caseOf(body);
  }

  return {
    async writeCase(change) {
      write(context, 'full', () => {
        const { id, remoteId } = change.case;
        const { kind } = change.event;
        const before = kept(id);
        const asExpected = before === null || change.expected === null ? before === change.expected : isStill(before, change.expected);
        if (!asExpected) throw new Fault('case-forbids', { state: before?.state ?? null, event: kind });
        // One request of the other side is one case, however often it is told.
        const taken = remoteId === null ? undefined : otherWith.get(remoteId, id);
        if (taken !== undefined) throw new Fault('case-forbids', { state: taken, event: kind });
        rows.put(before === null ? change.case : keepAnnotations(change.case, before, kind));
        for (const event of [...(change.earlier ?? []), change.event]) rows.addEvent(id, event);
        if (change.uncount === true) deleteStated.run(id);
        if (change.quota !== null) count(change.quota);
        if (change.visibility !== null) visibility.put(change.visibility.customerId, change.visibility.to);
        witness.write(change);
      });
    },
    async annotateCase({ caseId, change, expected, ...told }) {
      write(context, 'full', () => {
        const before = kept(caseId);
        if (before === null) throw new Fault('not-found', { caseId });
        if (!isStill(before, expected)) throw new Fault('case-forbids', { state: before.state, event: 'annotated' });
        rows.put({ ...before, ...change });
        witness.write(told);
      });
    },
  };
}
