import type { SandboxEvent } from '../journal/event.ts';
import type { EventOf, Ledger, RequestEntry } from './ledger.ts';

const otherSide = (request: RequestEntry): 'partner' | 'customer' => (request.initiatedBy === 'partner' ? 'customer' : 'partner');

function spendCode(ledger: Ledger, codeId: string | null): void {
  const code = ledger.codes.find((entry) => entry.codeId === codeId);
  if (code !== undefined) code.used = true;
}

function leave(ledger: Ledger, request: RequestEntry, at: string, operator: string): void {
  request.state = 'disassociated';
  request.decidedAt = at;
  request.resultText = 'Successfully disassociated.';
  ledger.leavings.set(request.customerId, { at, operator, record: true });
  const { customerId, initiatedBy, reason } = request;
  ledger.records.push({ at, operation: 'disassociated', initiatedBy, customerId, operator, reason, result: request.resultText });
}

function submitted(ledger: Ledger, event: EventOf<'request_submitted'>): void {
  const { requestId, customerId, initiatedBy, reason, actKey, bodyHash, answerAt, at, operator } = event;
  const request: RequestEntry = {
    requestId,
    customerId,
    initiatedBy,
    reason,
    submittedAt: at,
    answerAt,
    state: 'pending',
    decidedAt: null,
    change: ledger.change,
    actKey,
    resultText: '',
    agreementFailed: false,
  };
  request.resultText = `The request has been submitted. After the ${otherSide(request)} completes the processing you will be notified of the result.`;
  ledger.requests.set(requestId, request);
  ledger.byCustomer.set(customerId, [...(ledger.byCustomer.get(customerId) ?? []), request]);
  if (actKey !== null && bodyHash !== null) ledger.acts.set(actKey, { actKey, kind: 'submit', bodyHash, requestId });
  if (event.arrival !== null) ledger.arrivals = Math.max(ledger.arrivals, event.arrival);
  spendCode(ledger, event.codeId);
  ledger.records.push({ at, operation: 'request', initiatedBy, customerId, operator, reason, result: 'Submitted.' });
  if (event.atOnce) leave(ledger, request, at, operator);
  else ledger.pending.add(request);
}

function decided(ledger: Ledger, event: EventOf<'request_decided'>): void {
  const request = ledger.requests.get(event.requestId);
  if (request === undefined) return;
  const { decision, at, operator, actKey, bodyHash } = event;
  const { customerId, initiatedBy, reason } = request;
  request.change = ledger.change;
  ledger.pending.delete(request);
  spendCode(ledger, event.codeId);
  if (actKey !== null && bodyHash !== null) {
    request.actKey = actKey;
    ledger.acts.set(actKey, { actKey, kind: decision === 'reject' ? 'reject' : 'approve', bodyHash, requestId: request.requestId });
  }
  const result = decision === 'reject' ? `The ${otherSide(request)} has rejected the request.` : 'Agreed.';
  ledger.records.push({ at, operation: decision, initiatedBy, customerId, operator, reason, result });
  if (decision === 'reject') Object.assign(request, { state: 'rejected', decidedAt: at, resultText: result });
  else leave(ledger, request, at, operator);
}

function agreementFailed(ledger: Ledger, event: EventOf<'agreement_failed'>): void {
  const request = ledger.requests.get(event.requestId);
  if (request === undefined) return;
  const { customerId, initiatedBy, reason } = request;
  request.agreementFailed = true;
  const result = `The account check failed: ${event.codes.join(', ')}.`;
  ledger.records.push({ at: event.at, operation: 'agree', initiatedBy, customerId, operator: otherSide(request), reason, result });
}

/** Adds one event to what is known. The same events in the same order always give the same ledger. */
export function applyToLedger(ledger: Ledger, event: SandboxEvent): void {
  ledger.change += 1;
  if (event.kind === 'world_started') ledger.startedAt = event.at;
  else if (event.kind === 'request_submitted') submitted(ledger, event);
  else if (event.kind === 'request_decided') decided(ledger, event);
  else if (event.kind === 'agreement_failed') agreementFailed(ledger, event);
  else if (event.kind === 'arrival_skipped') ledger.arrivals = Math.max(ledger.arrivals, event.arrival);
  else if (event.kind === 'code_sent') ledger.codes.push({ ...event, sentAt: event.at, wrongTries: 0, used: false });
  else if (event.kind === 'code_wrong') {
    const code = ledger.codes.find((entry) => entry.codeId === event.codeId);
    if (code !== undefined) code.wrongTries += 1;
  } else if (event.kind === 'customer_left') {
    ledger.leavings.set(event.customerId, { at: event.at, operator: 'system', record: event.record });
  }
}
