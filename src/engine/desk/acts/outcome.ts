import type { Case } from '../../../core/case/case.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { NoticeDraft } from '../../../core/notice/notice.ts';
import type { RemoteRequest } from '../../../core/ports.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import { type Desk, readingSource } from '../desk.ts';
import { leavesUnknown } from '../reach.ts';
import { caseNotice, transition } from '../transition.ts';

/** One act in flight: the case after its intent, and who confirmed it. */
export interface InFlight {
  readonly case: Case;
  readonly customer: Customer | null;
  readonly operator: string;
}

/**
 * Sends an act once and writes what came of it: taken, refused (back to where it stood; the refusal is thrown on), or unknown. Nothing is
 * ever sent again by itself.
 */
export async function sendOnce(desk: Desk, act: InFlight, send: () => Promise<RemoteRequest>): Promise<Case> {
  let answer: RemoteRequest;
  try {
    answer = await send();
  } catch (error) {
    if (leavesUnknown(error)) return outcomeUnknown(desk, act, error instanceof Fault ? error.code : 'internal');
    await transition(desk, {
      case: act.case,
      customer: act.customer,
      step: { kind: 'refused' },
      source: readingSource(desk),
      by: act.operator,
      result: 'refused',
      detail: { act: act.case.act, fault: error instanceof Fault ? error.code : 'internal' },
    });
    throw error;
  }
  return applyAnswer(desk, act, answer);
}

export async function outcomeUnknown(desk: Desk, act: InFlight, fault: string): Promise<Case> {
  const at = desk.clock.now();
  return transition(desk, {
    case: act.case,
    customer: act.customer,
    step: { kind: 'outcome-unknown' },
    source: 'app',
    by: act.operator,
    result: 'unknown',
    detail: { act: act.case.act, fault },
    notices: [caseNotice('outcome-unknown', at, act.case, act.customer)],
  });
}

/**
 * Writes what the other side says about the act's request. The answer is followed, never the association type: a submit may be answered
 * *disassociated* at once (facts.md 1.2). A decision whose request still stands pending did not arrive. `news`: nobody waits for it any
 * more, so an answer of the customer is a notice.
 */
export async function applyAnswer(desk: Desk, act: InFlight, answer: RemoteRequest, { news } = { news: false }): Promise<Case> {
  const step = stepOf(act.case, answer);
  const quota: QuotaEntry | null =
    act.case.act === 'submit'
      ? { customerId: act.case.customerId, side: 'partner', at: answer.submittedAt, source: 'app', caseId: act.case.id }
      : null;
  const written = transition(desk, {
    case: act.case,
    customer: act.customer,
    step: { kind: step, remoteId: answer.requestId },
    source: readingSource(desk),
    by: act.operator,
    detail: { act: act.case.act, remoteId: answer.requestId, atOnce: act.case.act === 'submit' && step === 'agreed' },
    quota,
    visibility: step === 'agreed' && act.customer ? { customerId: act.case.customerId, to: 'disassociated' } : null,
    notices: news && act.case.act === 'submit' ? answerNotice(desk, act, step) : [],
  });
  return written.catch(async (error: unknown) => {
    // The poller may have seen the same request first and written it.
    const now = await desk.store.case(act.case.id);
    if (error instanceof Fault && error.code === 'case-forbids' && now?.case.remoteId === answer.requestId) return now.case;
    throw error;
  });
}

/** The customer answered a submission before we knew that it had arrived. */
function answerNotice(desk: Desk, { case: each, customer }: InFlight, step: ReturnType<typeof stepOf>): readonly NoticeDraft[] {
  if (step !== 'agreed' && step !== 'rejected') return [];
  const state = step === 'agreed' ? 'disassociated' : 'rejected';
  return [caseNotice('answer', desk.clock.now(), each, customer, { state })];
}

function stepOf(each: Case, answer: RemoteRequest): 'submitted' | 'agreed' | 'rejected' | 'not-arrived' {
  if (answer.state === 'disassociated') return 'agreed';
  if (answer.state === 'rejected') return 'rejected';
  return each.act === 'submit' ? 'submitted' : 'not-arrived';
}
