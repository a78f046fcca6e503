import { chaseAfter } from '../../../core/case/ages.ts';
import type { ActKey, Case } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { transition } from '../transition.ts';
import { isUnseen } from './chase.ts';
import { caseAndCustomer } from './confirm.ts';
import { sameStatement } from './guided.ts';
import { demandPast, isStated } from './stated.ts';

export interface OutcomeStatement {
  readonly caseId: Case['id'];
  readonly actKey: ActKey;
  readonly outcome: 'agreed' | 'rejected' | 'withdrawn' | 'not-known';
  /** UTC instant at which it happened, or was asked. */
  readonly at: string;
  readonly note: string;
}

const events = { agreed: 'agreed', rejected: 'rejected', withdrawn: 'withdrawn', 'not-known': 'outcome-not-known' } as const;

/**
 * What became of a request whose answer cannot be seen from here, as stated by whoever asked. *Not known* closes nothing: the case waits on
 * and is asked about again. Faults: operator-missing, invalid-input {at}, case-forbids where the connection sees answers itself.
 */
export async function tellOutcome(desk: Desk, given: OutcomeStatement): Promise<Case> {
  const { case: each, customer } = await caseAndCustomer(desk, given.caseId);
  const [{ operator, timeZone }, { answersVisible }] = await Promise.all([namedPerson(desk), desk.capabilities.current()]);
  if (await isStated(desk.store, each.id, given.actKey)) return each;
  const { outcome, at, note } = given;
  const kind = events[outcome];
  if (!isUnseen(each, answersVisible)) throw new Fault('case-forbids', { state: each.state, event: kind });
  const now = desk.clock.now();
  demandPast(at, now);
  const open = outcome === 'not-known';
  try {
    const written = await transition(desk, {
      case: each,
      customer,
      step: open ? { kind, chaseAt: chaseAfter(now, timeZone) } : { kind, stated: true },
      source: 'person',
      by: operator,
      note,
      statedAt: at,
      ...(open ? {} : { also: { closedAt: at } }),
      detail: { outcome, actKey: given.actKey, happenedAt: at },
      personal: { note },
      visibility: outcome === 'agreed' ? { customerId: customer.customerId, to: 'disassociated' } : null,
    });
    if (outcome === 'agreed') desk.news.tell('customers', desk.info.account);
    return written;
  } catch (error) {
    return sameStatement(desk, given, error);
  }
}
