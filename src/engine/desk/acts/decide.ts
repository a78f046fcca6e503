import type { Case } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { Desk } from '../desk.ts';
import { throwOffline } from '../reach.ts';
import { recheck } from '../recheck.ts';
import { transition } from '../transition.ts';
import { verdictOf } from '../verdicts.ts';
import { type Confirmed, confirm, demandAllowed } from './confirm.ts';
import { sendOnce } from './outcome.ts';

/**
 * Decides the customer's request. Approving needs the statement ticked and the check at agreement allowed; rejecting is allowed although
 * the check fails (R21; facts.md 2.2), so it asks for neither. Faults of `confirm`, and: case-forbids, offline, verdict-not-allowed, undocumented-reason-needed.
 */
export async function decide(desk: Desk, given: Confirmed & { readonly decision: 'approve' | 'reject' }): Promise<Case> {
  const approving = given.decision === 'approve';
  const ready = await confirm(desk, given, { by: 'decide', tickNeeded: approving });
  const { case: each, operator, gateway } = ready;
  const decidable = each.state === 'awaiting-partner' || each.state === 'with-administrator';
  if (each.side !== 'customer' || !decidable) throw new Fault('case-forbids', { state: each.state, event: 'decide-intended' });
  const { remoteId } = each;
  // Stated by a person and never seen by the connection: there is nothing that the other side could decide.
  if (remoteId === null) throw new Fault('capability-missing', { capability: 'decide' });

  let customer = ready.customer;
  // Rejecting reads nothing about the customer; that the other side is there is asked all the same, before the intent is written.
  if (!approving) await gateway.request(remoteId).catch(throwOffline);
  let undocumented: readonly LogDraft[] = [];
  if (approving) {
    customer = await recheck(desk, customer);
    const verdict = await verdictOf(desk, customer, { side: 'customer', step: 'agree', role: 'administrator', atAct: true });
    undocumented = demandAllowed(desk, ready, verdict, given.passUndocumentedReason);
  }
  const intended = await transition(desk, {
    case: each,
    customer,
    step: { kind: 'decide-intended', actKey: given.actKey, act: given.decision },
    source: 'app',
    by: operator,
    detail: { act: given.decision, actKey: given.actKey },
    before: undocumented,
  });
  return sendOnce(desk, { case: intended, customer, operator }, () =>
    gateway.decide({ actKey: given.actKey, requestId: remoteId, decision: given.decision, code: given.code || null }),
  );
}
