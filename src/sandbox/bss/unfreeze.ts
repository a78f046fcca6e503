import type { Answer, Call } from '../http/exchange.ts';
import { isReseller } from '../partner/customer.ts';
import type { Simulation } from '../simulation.ts';
import { namedReseller } from './customers.ts';
import { bodyFields, required, text, texts } from './fields.ts';
import { bssRefusal, parameterError } from './refusal.ts';
import { presentCustomer } from './whose.ts';

type Failure = readonly [code: string, message: string];

/** Why one customer cannot be unfrozen this way, or null. */
function whyNot(simulation: Simulation, customerId: string, reseller: string | null, type: string): Failure | null {
  const customer = presentCustomer(simulation, customerId, reseller);
  if (customer === null) return ['CBC.99000035', 'The customer is not a customer of this partner.'];
  if (!isReseller(customer)) return ['CBC.5024', 'The association type of the customer is incorrect.'];
  if (customer.frozen === 'no') return null;
  const frozenAs = customer.frozen === 'account' ? 'ACCOUNT' : 'ACCOUNT_AND_RESOURCE';
  return frozenAs === type ? null : ['CBC.0100', `Parameter error: unfreeze_type must be the type of the freezing, ${frozenAs}.`];
}

/** UnfreezeSubCustomers, `POST /v2/partners/sub-customers/unfreeze` (facts 4.2): some may fail inside HTTP 200; when all fail, the call fails. */
export function unfreezeCustomers(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyFields(call);
    const ids = texts(fields, 'customer_ids', 10, 64);
    if (ids === null) throw parameterError('customer_ids is required.');
    required(fields, 'reason', 256);
    const type = text(fields, 'unfreeze_type', { max: 32, oneOf: ['ACCOUNT', 'ACCOUNT_AND_RESOURCE'], emptyRefused: true }) ?? 'ACCOUNT';
    const reseller = namedReseller(simulation, fields);
    // A frozen partner can unfreeze only accounts, not resources (facts 1.5, PFROZEN).
    if (simulation.settings().partnerFrozen && type === 'ACCOUNT_AND_RESOURCE')
      throw bssRefusal(403, 'CBC.0151', 'Access denied: the partner is frozen.');
    const failures: { readonly id: string; readonly failure: Failure }[] = [];
    for (const id of new Set(ids)) {
      const failure = whyNot(simulation, id, reseller, type);
      if (failure !== null) failures.push({ id, failure });
      else if (simulation.population.byId(id)?.frozen !== 'no') {
        simulation.record({ kind: 'customer_changed', customerId: id, change: { frozen: 'no', frozenManually: false }, by: 'partner' });
      }
    }
    const first = failures[0];
    if (first !== undefined && failures.length === new Set(ids).size) throw bssRefusal(400, first.failure[0], first.failure[1]);
    if (failures.length === 0) return { status: 200, body: {} };
    const details = failures.map(({ id, failure: [code, message] }) => ({ error_code: code, error_msg: message, id }));
    return { status: 200, body: { error_details: details } };
  };
}
