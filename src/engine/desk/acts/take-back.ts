import { ownedByEvents } from '../../../core/case/annotations.ts';
import type { Case } from '../../../core/case/case.ts';
import { lastStatement, takeBack } from '../../../core/case/statement.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { tellCase } from '../transition.ts';
import { logged } from '../witness.ts';
import { caseAndCustomer } from './confirm.ts';
import { isOpen } from './prepare.ts';

/**
 * Takes back what a person stated last, with a reason: the case stands as it stood before, the count too, and both stay in the log.
 * Faults: operator-missing, invalid-input (no reason), case-forbids (nothing stands as stated), request-already-open {caseId} where
 * another request of this customer is open meanwhile.
 */
export async function takeBackStatement(desk: Desk, given: { readonly caseId: Case['id']; readonly reason: string }): Promise<Case> {
  const [{ case: each, customer }, { operator }] = await Promise.all([caseAndCustomer(desk, given.caseId), namedPerson(desk)]);
  const reason = given.reason.trim();
  if (reason === '') throw new Fault('invalid-input', { field: 'reason' });
  const at = desk.clock.now();
  const after = takeBack(each, at);
  const statement = lastStatement(each);
  const other = (await desk.store.casesOf(each.customerId)).find((one) => one.id !== each.id && isOpen(one));
  if (!isOpen(each) && isOpen(after) && other) throw new Fault('request-already-open', { caseId: other.id });
  const seenAgain = statement?.kind === 'agreed' && customer.visibility === 'disassociated';
  await desk.store.writeCase({
    case: after,
    expected: ownedByEvents(each),
    event: { kind: 'statement-taken-back', at, source: 'person', by: operator, note: reason },
    quota: null,
    uncount: statement?.kind === 'submitted' || statement?.kind === 'incoming',
    // Whether it is still there is for the next reading to say.
    visibility: seenAgain ? { customerId: each.customerId, to: statement.visibility ?? 'visible' } : null,
    log: [
      logged({
        at,
        operation: 'case-statement-taken-back',
        result: 'stated',
        source: 'person',
        customer,
        caseId: each.id,
        detail: { statement: statement?.kind ?? null, from: each.state, to: after.state },
        personal: { operator, reason, statedBy: statement?.by ?? '' },
      }),
    ],
    notices: [],
  });
  tellCase(desk, after);
  desk.news.tell('customers', desk.info.account);
  return after;
}
