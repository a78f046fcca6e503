import { checkAccount, failedItems } from '../ledger/check.ts';
import type { RequestEntry } from '../ledger/ledger.ts';
import { quotaOf } from '../ledger/quota.ts';
import type { Simulation } from '../simulation.ts';

/** Why the customer cannot agree at this moment: the ids of the failed rules. */
export function whyNotAgree(simulation: Simulation, request: RequestEntry): readonly string[] {
  const customer = simulation.population.byId(request.customerId);
  if (customer === null) return [];
  const { initiatedBy, customerId } = request;
  const quota = quotaOf(simulation.ledger, customerId, initiatedBy, simulation.clock.now());
  return failedItems(checkAccount({ customer, settings: simulation.settings(), initiatedBy, step: 'agree', quota })).map(
    (item) => item.code,
  );
}

/** The customer's answer to the partner's request. The check runs again at agreement; rejecting is always possible (R21). */
export function answerAsCustomer(
  simulation: Simulation,
  request: RequestEntry,
  answer: 'agree' | 'reject',
  codeId: string | null,
): readonly string[] {
  const { requestId } = request;
  const failed = answer === 'agree' ? whyNotAgree(simulation, request) : [];
  if (failed.length > 0) {
    if (!request.agreementFailed) simulation.record({ kind: 'agreement_failed', requestId, codes: failed });
    return failed;
  }
  simulation.record({ kind: 'request_decided', requestId, decision: answer, operator: 'customer', actKey: null, bodyHash: null, codeId });
  return [];
}

/** Lets every scripted customer answer whose time has come. */
export function answerDueRequests(simulation: Simulation): void {
  const now = simulation.clock.now();
  for (const request of [...simulation.ledger.pending]) {
    if (request.answerAt === null || request.agreementFailed || Date.parse(request.answerAt) > now) continue;
    const script = simulation.population.byId(request.customerId)?.script;
    if (script === 'agree' || script === 'reject') answerAsCustomer(simulation, request, script, null);
  }
}
