import type { RequestEntry } from '../ledger/ledger.ts';
import type { Customer } from '../partner/customer.ts';
import type { Simulation } from '../simulation.ts';
import { gatewayRefusal } from './refusal.ts';

/** A request as the gateway shows it. */
export function wireRequest(simulation: Simulation, request: RequestEntry): Record<string, unknown> {
  return {
    request_id: request.requestId,
    customer_id: request.customerId,
    account_name: simulation.population.byId(request.customerId)?.accountName ?? '',
    initiated_by: request.initiatedBy,
    state: request.state,
    reason: request.reason,
    submitted_at: request.submittedAt,
    ...(request.decidedAt === null ? {} : { decided_at: request.decidedAt }),
    change: request.change,
    ...(request.actKey === null ? {} : { act_key: request.actKey }),
    result_text: request.resultText,
  };
}

/** The partner's own present customer. Fault: GW.0404.NOT_CUSTOMER, also for a reseller's customer, which only the reseller handles (R29). */
export function ownCustomer(simulation: Simulation, customerId: string): Customer {
  const customer = simulation.population.byId(customerId);
  if (customer === null || simulation.population.isGone(customer.index)) {
    throw gatewayRefusal(404, 'GW.0404.NOT_CUSTOMER', 'This is not a customer of the partner, or no longer.');
  }
  if (customer.indirectPartnerId === null) return customer;
  throw gatewayRefusal(404, 'GW.0404.NOT_CUSTOMER', 'This customer belongs to a reseller, which handles it itself.');
}

export function knownRequest(simulation: Simulation, requestId: string): RequestEntry {
  const request = simulation.ledger.requests.get(requestId);
  if (request === undefined) throw gatewayRefusal(404, 'GW.0404.REQUEST', 'There is no request with this id.');
  return request;
}
