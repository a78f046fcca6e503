import type { ActKey, Case } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { quotaOf } from '../quota.ts';
import { transition } from '../transition.ts';
import { bothVerdicts } from '../verdicts.ts';
import { chaseFrom } from './chase.ts';
import { caseAndCustomer } from './confirm.ts';
import { demandPast, isStated } from './stated.ts';
import { demandQuota, quotaPassed } from './submit.ts';

export interface GuidedStatement {
  readonly caseId: Case['id'];
  readonly actKey: ActKey;
  readonly what: 'submitted' | 'approved' | 'rejected' | 'stopped';
  /** UTC instant at which it was done in Partner Center. */
  readonly at: string;
  readonly note: string;
  /** What was given there as the reason (R16); only with `submitted`. */
  readonly reason: string;
  readonly passQuotaReason: string | null;
}

const events = { submitted: 'submitted', approved: 'agreed', rejected: 'rejected', stopped: 'stopped' } as const;

/**
 * What the administrator did in Partner Center, where no API exists (R31): *submitted, as stated by NAME*, never *submitted*. The same key
 * records once. How requests are counted is not documented, so a full ledger asks for a reason and does not refuse (R02).
 * Faults: operator-missing, role-may-not-act (R01), not-allowed-here where the connection itself acts, invalid-input, quota-reason-needed, case-forbids.
 */
export async function stateGuided(desk: Desk, given: GuidedStatement): Promise<Case> {
  const { case: each, customer } = await caseAndCustomer(desk, given.caseId);
  const [{ operator, role, timeZone }, capabilities] = await Promise.all([namedPerson(desk), desk.capabilities.current()]);
  if (role !== 'administrator') throw new Fault('role-may-not-act', { role });
  if (await isStated(desk.store, each.id, given.actKey)) return each;
  const ours = each.side === 'partner';
  const byApi = ours ? capabilities.request === 'api' : capabilities.decide === 'api' && each.remoteId !== null;
  if (byApi) throw new Fault('not-allowed-here', { capability: ours ? 'request' : 'decide' });
  const { what, at, note } = given;
  const fits = what === 'stopped' || (what === 'submitted') === ours;
  // Sent already as far as is known: stated once more it would count twice.
  if (!fits || (what === 'submitted' && each.state === 'awaiting-customer'))
    throw new Fault('case-forbids', { state: each.state, event: events[what] });
  demandPast(at, desk.clock.now());

  const reason = given.reason.trim();
  const before: LogDraft[] = [];
  if (what === 'submitted') {
    if (reason === '') throw new Fault('invalid-input', { field: 'reason' });
    const quota = await quotaOf(desk, each.customerId, 'partner');
    const passed = demandQuota({ ...quota, published: false }, given.passQuotaReason);
    if (passed) before.push(quotaPassed(desk, { case: each, customer, operator }, passed));
  }
  const [submit, agree] = await bothVerdicts(desk, customer, each.side);
  const stated = {
    case: each,
    customer,
    source: 'person',
    by: operator,
    note,
    statedAt: at,
    detail: { what, actKey: given.actKey, happenedAt: at, canBeSubmitted: submit.state, canBeAgreed: agree.state },
    personal: { note, ...(what === 'submitted' ? { reason } : {}) },
    before,
  } as const;
  try {
    if (what === 'stopped') return await transition(desk, { ...stated, step: { kind: 'stopped' } });
    if (what === 'submitted') {
      const chaseAt = await chaseFrom(desk, at, timeZone);
      // Kept as the draft of it is, before the statement: no event but an act of ours brings a reason.
      if (reason !== each.reason) {
        await desk.store.annotateCase({ caseId: each.id, change: { reason }, expected: { state: each.state }, log: [], notices: [] });
      }
      return await transition(desk, {
        ...stated,
        step: { kind: 'submitted', stated: true, chaseAt },
        also: { pendingSince: at },
        quota: { customerId: each.customerId, side: 'partner', at, source: 'person', caseId: each.id },
      });
    }
    const written = await transition(desk, {
      ...stated,
      step: { kind: events[what], stated: true },
      also: { closedAt: at },
      visibility: what === 'approved' ? { customerId: customer.customerId, to: 'disassociated' } : null,
    });
    if (what === 'approved') desk.news.tell('customers', desk.info.account);
    return written;
  } catch (error) {
    return sameStatement(desk, given, error);
  }
}

/** Two deliveries of one confirmation may run at once: the second finds the first one's statement. */
export async function sameStatement(desk: Desk, given: Pick<GuidedStatement, 'caseId' | 'actKey'>, error: unknown): Promise<Case> {
  const ours = error instanceof Fault && error.code === 'case-forbids' && (await isStated(desk.store, given.caseId, given.actKey));
  const now = ours ? await desk.store.case(given.caseId) : null;
  if (now === null) throw error;
  return now.case;
}
