import type { Answer, Call } from '../http/exchange.ts';
import { instant } from '../instant.ts';
import { failedItems } from '../ledger/check.ts';
import { sendCode } from '../ledger/codes.ts';
import type { RecordEntry } from '../ledger/ledger.ts';
import { COUNTING } from '../ledger/quota.ts';
import type { Simulation } from '../simulation.ts';
import { bodyOf, changedAfterOf, filterOf, oneOf, pageOf, requiredText } from './fields.ts';
import { checkOf } from './gates.ts';
import openapi from './openapi.json' with { type: 'json' };
import { gatewayRefusal } from './refusal.ts';
import { knownRequest, ownCustomer, wireRequest } from './wire.ts';

/** Everything that the document has is offered here. */
const OPERATIONS: readonly string[] = Object.values(openapi.paths).flatMap((methods) =>
  Object.values(methods).map(({ operationId }) => operationId),
);

export function capabilities(simulation: Simulation): () => Answer {
  return () => ({
    status: 200,
    body: {
      version: '1.1',
      operations: OPERATIONS,
      simulated: true,
      can_request: true,
      can_decide: true,
      partner_verification_code: simulation.settings().partnerVerificationCode,
      counting: simulation.settings().publishCounting ? COUNTING : null,
    },
  });
}

export function accountCheck(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyOf(call, ['customer_id', 'initiated_by', 'step']);
    const initiatedBy = oneOf(fields, 'initiated_by', ['partner', 'customer']);
    const step = oneOf(fields, 'step', ['submit', 'agree']);
    const customer = ownCustomer(simulation, requiredText(fields, 'customer_id', 64));
    const items = checkOf(simulation, customer, initiatedBy, step);
    const passed = failedItems(items).length === 0;
    const checkedAt = instant(simulation.clock.now());
    return {
      status: 200,
      body: { customer_id: customer.customerId, initiated_by: initiatedBy, step, checked_at: checkedAt, passed, items },
    };
  };
}

export function sendVerificationCode(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyOf(call, ['customer_id', 'purpose']);
    const purpose = oneOf(fields, 'purpose', ['submit', 'approve', 'reject']);
    const customer = ownCustomer(simulation, requiredText(fields, 'customer_id', 64));
    if (!simulation.settings().partnerVerificationCode) {
      throw gatewayRefusal(409, 'GW.0409.CODE_OFF', "The partner's verification code function is off: no code is needed.");
    }
    const sent = sendCode(simulation, 'partner', customer.customerId, purpose, 'partner@example.com');
    return { status: 202, body: { sent_to: 'p•••@example.com', expires_at: sent.expiresAt } };
  };
}

/** `GET /requests`: in the order of their last change. `next_change` is the last one's number, or the newest of all when the list is at its end. */
export function listRequests(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const query = new URLSearchParams(call.query);
    const { offset, limit } = pageOf(query);
    const state = filterOf(query, 'state', ['pending', 'disassociated', 'rejected']);
    const initiatedBy = filterOf(query, 'initiated_by', ['partner', 'customer']);
    const customerId = query.get('customer_id');
    const changedAfter = changedAfterOf(query);
    const { ledger } = simulation;
    const candidates = customerId === null ? [...ledger.requests.values()] : (ledger.byCustomer.get(customerId) ?? []);
    const found = candidates
      .filter(
        (request) =>
          request.change > changedAfter &&
          (state === null || request.state === state) &&
          (initiatedBy === null || request.initiatedBy === initiatedBy),
      )
      .sort((one, other) => one.change - other.change);
    const page = found.slice(offset, offset + limit);
    const atEnd = offset + page.length >= found.length;
    const nextChange = atEnd ? Math.max(ledger.change, changedAfter) : (page.at(-1)?.change ?? changedAfter);
    return {
      status: 200,
      body: { count: found.length, next_change: nextChange, requests: page.map((request) => wireRequest(simulation, request)) },
    };
  };
}

export function getRequest(simulation: Simulation): (call: Call, requestId: string) => Answer {
  return (_, requestId) => ({ status: 200, body: wireRequest(simulation, knownRequest(simulation, requestId)) });
}

export function getAct(simulation: Simulation): (call: Call, actKey: string) => Answer {
  return (_, actKey) => {
    const act = simulation.ledger.acts.get(actKey);
    if (act === undefined) throw gatewayRefusal(404, 'GW.0404.ACT', 'No act with this key was carried out.');
    return {
      status: 200,
      body: { act_key: actKey, kind: act.kind, request: wireRequest(simulation, knownRequest(simulation, act.requestId)) },
    };
  };
}

function associationOf(simulation: Simulation, customerId: string): RecordEntry[] {
  const customer = simulation.population.byId(customerId);
  if (customer === null) return [];
  const { associatedOn } = customer;
  return [
    {
      at: associatedOn,
      operation: 'associate',
      initiatedBy: 'customer',
      customerId,
      operator: 'customer',
      reason: '',
      result: 'Associated.',
    },
  ];
}

export function listRecords(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const query = new URLSearchParams(call.query);
    const { offset, limit } = pageOf(query);
    const customerId = query.get('customer_id');
    const happened = simulation.ledger.records;
    const found =
      customerId === null
        ? happened
        : [...associationOf(simulation, customerId), ...happened.filter((record) => record.customerId === customerId)];
    const records = found.slice(offset, offset + limit).map(({ initiatedBy, customerId: id, at, operation, operator, reason, result }) => ({
      at,
      operation,
      initiated_by: initiatedBy,
      customer_id: id,
      operator,
      reason,
      result,
    }));
    return { status: 200, body: { count: found.length, records } };
  };
}
