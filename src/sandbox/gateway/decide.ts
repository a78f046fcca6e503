import type { Answer, Call } from '../http/exchange.ts';
import type { RequestEntry } from '../ledger/ledger.ts';
import type { Simulation } from '../simulation.ts';
import { actKeyOf, bodyOf, codeOf, type Fields, understoodOf } from './fields.ts';
import { bodyHashOf, earlierAct, partnerCode, requireCheck, requireUnderstood } from './gates.ts';
import { gatewayRefusal } from './refusal.ts';
import { knownRequest, ownCustomer, wireRequest } from './wire.ts';

/** Only an open request of the customer is the partner's to decide. Faults: GW.0409.OWN, GW.0409.CLOSED. */
function requireOpen(request: RequestEntry): void {
  if (request.initiatedBy === 'partner') throw gatewayRefusal(409, 'GW.0409.OWN', "The customer decides the partner's request.");
  if (request.state !== 'pending')
    throw gatewayRefusal(409, 'GW.0409.CLOSED', 'This request is already decided.', { state: request.state });
}

function decide(simulation: Simulation, requestId: string, decision: 'approve' | 'reject', fields: Fields): Answer {
  const actKey = actKeyOf(fields);
  const typed = codeOf(fields);
  const understood = decision === 'reject' || understoodOf(fields);
  const request = knownRequest(simulation, requestId);
  const bodyHash = bodyHashOf(decision, requestId, fields);
  const earlier = earlierAct(simulation, actKey, bodyHash);
  if (earlier !== null) return { status: 200, body: wireRequest(simulation, earlier) };

  requireOpen(request);
  const customer = ownCustomer(simulation, request.customerId);
  requireUnderstood(understood);
  // R21: rejecting is allowed although the check fails; agreeing is not.
  if (decision === 'approve') requireCheck(simulation, customer, 'customer', 'agree');
  const codeId = partnerCode(simulation, request.customerId, decision, typed);
  simulation.record({ kind: 'request_decided', requestId, decision, operator: 'partner-admin', actKey, bodyHash, codeId });
  return { status: 200, body: wireRequest(simulation, request) };
}

/** `POST /requests/{request_id}/approve` (R20). */
export function approveRequest(simulation: Simulation): (call: Call, requestId: string) => Answer {
  return (call, requestId) => decide(simulation, requestId, 'approve', bodyOf(call, ['act_key', 'understood', 'verification_code']));
}

/** `POST /requests/{request_id}/reject` (R20, R21). */
export function rejectRequest(simulation: Simulation): (call: Call, requestId: string) => Answer {
  return (call, requestId) => decide(simulation, requestId, 'reject', bodyOf(call, ['act_key', 'verification_code']));
}
