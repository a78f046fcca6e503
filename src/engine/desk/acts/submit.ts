import type { Case } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { QuotaView } from '../../../core/quota/quota.ts';
import type { Desk } from '../desk.ts';
import { quotaOf } from '../quota.ts';
import { throwOffline } from '../reach.ts';
import { recheck } from '../recheck.ts';
import { tellCase, transition } from '../transition.ts';
import { verdictOf } from '../verdicts.ts';
import { logged } from '../witness.ts';
import { type Confirmed, confirm, demandAllowed, type Ready } from './confirm.ts';
import { sendOnce } from './outcome.ts';

export interface Submission extends Confirmed {
  readonly reason: string;
  /** Why the limit is passed, where the ledger only warns. */
  readonly passQuotaReason: string | null;
}

/**
 * Submits our request: refusals first, then a fresh re-check, then the intent is written (never the code), then it is sent once.
 * Faults of `confirm`, and: case-forbids, invalid-input (no reason, R16), quota-reached, quota-reason-needed (R02), offline,
 * verdict-not-allowed, undocumented-reason-needed, request-already-open (an earlier submission arrived after all); and what the other side refuses. No answer leaves the case in `needs-check`.
 */
export async function submit(desk: Desk, given: Submission): Promise<Case> {
  const ready = await confirm(desk, given, { by: 'request', tickNeeded: true });
  const { case: each, operator, gateway } = ready;
  if (each.side !== 'partner' || (each.state !== 'draft' && each.state !== 'with-administrator')) {
    throw new Fault('case-forbids', { state: each.state, event: 'submit-intended' });
  }
  const reason = given.reason.trim();
  if (reason === '') throw new Fault('invalid-input', { field: 'reason' });
  const passed = demandQuota(await quotaOf(desk, each.customerId, 'partner'), given.passQuotaReason);

  await demandNoneArrived(desk, ready);
  const customer = await recheck(desk, ready.customer);
  const verdict = await verdictOf(desk, customer, { side: 'partner', step: 'submit', role: 'administrator', atAct: true });
  const undocumented = demandAllowed(desk, ready, verdict, given.passUndocumentedReason);

  const intended = await transition(desk, {
    case: each,
    customer,
    step: { kind: 'submit-intended', actKey: given.actKey, act: 'submit', reason },
    source: 'app',
    by: operator,
    detail: { act: 'submit', actKey: given.actKey },
    personal: { reason },
    before: [...(passed ? [quotaPassed(desk, ready, passed)] : []), ...undocumented],
  });
  return sendOnce(desk, { case: intended, customer, operator }, () =>
    gateway.submit({ actKey: given.actKey, customerId: each.customerId, reason, code: given.code || null }),
  );
}

interface Passed {
  readonly used: number;
  readonly limit: number;
  readonly why: string;
}

/**
 * An earlier submission of this case may have been held up on its way and arrived after the other side had said that it does not know it:
 * then nothing is sent beside it, and the poller brings its answer into the case. Fault request-already-open {requestId}.
 */
async function demandNoneArrived(desk: Desk, { case: each, gateway }: Ready): Promise<void> {
  if (each.act !== 'submit' || each.actKey === null) return;
  const arrived = await gateway.act(each.actKey).catch(throwOffline);
  if (arrived === null) return;
  tellCase(desk, each);
  throw new Fault('request-already-open', { requestId: arrived.requestId });
}

/** Refuses where the counting is published; elsewhere asks for a reason, since how requests are counted is not documented (facts.md 1.6). */
export function demandQuota(quota: QuotaView, passReason: string | null): Passed | null {
  if (quota.left > 0) return null;
  const detail = { used: quota.used, limit: quota.limit, nextFreeAt: quota.nextFreeAt };
  if (quota.published) throw new Fault('quota-reached', detail);
  const why = passReason?.trim() ?? '';
  if (why === '') throw new Fault('quota-reason-needed', detail);
  return { used: quota.used, limit: quota.limit, why };
}

export function quotaPassed(
  desk: Desk,
  { case: each, customer, operator }: Pick<Ready, 'case' | 'customer' | 'operator'>,
  { used, limit, why }: Passed,
): LogDraft {
  return logged({
    at: desk.clock.now(),
    operation: 'quota-passed-with-reason',
    customer,
    caseId: each.id,
    detail: { used, limit },
    personal: { operator, reason: why },
  });
}
