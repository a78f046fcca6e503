import type { Case, CaseEvent } from '../../../core/case/case.ts';
import type { StoreContext } from './context.ts';
import { milliseconds } from './instant.ts';
import { searchedText } from './text-index.ts';

/** Puts whole cases; only ever inside a transaction. Columns beside body only serve questions. */
export function caseRows(context: StoreContext) {
  const { database } = context;
  const putCase = database.prepare(
    `INSERT INTO cases (id, customer_id, side, state, remote_id, opened_ms, waits_ms, closed_ms, folded, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id, side = excluded.side, state = excluded.state,
       remote_id = excluded.remote_id, opened_ms = excluded.opened_ms, waits_ms = excluded.waits_ms, closed_ms = excluded.closed_ms,
       folded = excluded.folded, body = excluded.body`,
  );
  const putEvent = database.prepare(
    `INSERT INTO case_event (case_id, number, body)
     VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM case_event WHERE case_id = ?), ?)`,
  );
  return {
    put(one: Case): void {
      const waits = milliseconds(one.pendingSince ?? one.openedAt);
      const closed = one.closedAt === null ? null : milliseconds(one.closedAt);
      const folded = searchedText([one.reason, one.note, one.snoozeReason, one.handedTo ?? '', one.remoteId ?? '']);
      const columns = [one.id, one.customerId, one.side, one.state, one.remoteId, milliseconds(one.openedAt), waits, closed, folded];
      putCase.run(...columns, JSON.stringify(one));
    },
    addEvent(id: string, event: CaseEvent): void {
      putEvent.run(id, id, JSON.stringify(event));
    },
  };
}

export function caseOf(body: string): Case {
  return JSON.parse(body) as Case;
}
