import type { Answer, Call } from '../http/exchange.ts';
import { instant } from '../instant.ts';
import { pendingOf } from '../ledger/ledger.ts';
import { nextRequestId } from '../ledger/request-id.ts';
import type { Simulation } from '../simulation.ts';
import { actKeyOf, bodyOf, codeOf, requiredText, understoodOf } from './fields.ts';
import { bodyHashOf, earlierAct, partnerCode, requireCheck, requireQuota, requireUnderstood } from './gates.ts';
import { gatewayRefusal } from './refusal.ts';
import { knownRequest, ownCustomer, wireRequest } from './wire.ts';

/** `POST /requests`: the partner's request. Checked in this order: act key, customer, statement, open request, quota, account, code. */
export function submitRequest(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyOf(call, ['act_key', 'customer_id', 'reason', 'understood', 'verification_code']);
    const actKey = actKeyOf(fields);
    const customerId = requiredText(fields, 'customer_id', 64);
    const reason = requiredText(fields, 'reason', 1000);
    const understood = understoodOf(fields);
    const typed = codeOf(fields);
    const bodyHash = bodyHashOf('submit', null, fields);
    const earlier = earlierAct(simulation, actKey, bodyHash);
    if (earlier !== null) return { status: 200, body: wireRequest(simulation, earlier) };

    const customer = ownCustomer(simulation, customerId);
    requireUnderstood(understood);
    const open = pendingOf(simulation.ledger, customerId);
    if (open !== null) {
      throw gatewayRefusal(409, 'GW.0409.PENDING', 'A request of this customer is already open.', { request_id: open.requestId });
    }
    requireQuota(simulation, customerId, 'partner');
    requireCheck(simulation, customer, 'partner', 'submit');
    const codeId = partnerCode(simulation, customerId, 'submit', typed);

    const requestId = nextRequestId(simulation.ledger);
    const answers = !customer.atOnce && customer.script !== 'never';
    simulation.record({
      kind: 'request_submitted',
      requestId,
      customerId,
      initiatedBy: 'partner',
      reason,
      operator: 'partner-admin',
      actKey,
      bodyHash,
      atOnce: customer.atOnce,
      answerAt: answers ? instant(simulation.clock.now() + customer.answerDelayMs) : null,
      arrival: null,
      codeId,
    });
    return { status: 201, body: wireRequest(simulation, knownRequest(simulation, requestId)) };
  };
}
