import type { Case } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import { type Desk, readingSource } from '../desk.ts';
import { throwOffline } from '../reach.ts';
import { transition } from '../transition.ts';
import { applyAnswer, outcomeUnknown } from './outcome.ts';

/**
 * Asks the other side by the act's key what became of it: known means settled, not known means *not submitted: new code, new click*.
 * Fault offline when it cannot be asked (the case stays as it is), act-not-known when there is no act to ask about.
 */
export async function settle(desk: Desk, each: Case, operator: string): Promise<Case> {
  if (each.state !== 'needs-check') throw new Fault('case-forbids', { state: each.state, event: 'settle' });
  if (!desk.gateway || each.actKey === null) throw new Fault('act-not-known');
  const customer = await desk.store.customer(each.customerId);
  const answer = await desk.gateway.act(each.actKey).catch(throwOffline);
  // What the customer said meanwhile is news, as it is when the poller hears it.
  if (answer) return applyAnswer(desk, { case: each, customer, operator }, answer, { news: true });
  return transition(desk, {
    case: each,
    customer,
    step: { kind: 'not-arrived' },
    source: readingSource(desk),
    by: operator,
    result: 'refused',
    detail: { act: each.act },
  });
}

/** After a start: an act in flight when the engine ended may or may not have arrived. */
export async function findLostActs(desk: Desk): Promise<void> {
  for (const each of await desk.store.openCases()) {
    if (each.state !== 'submitting' && each.state !== 'deciding') continue;
    await outcomeUnknown(desk, { case: each, customer: await desk.store.customer(each.customerId), operator: '' }, 'engine-down');
  }
}

/** Asks about every act whose outcome is not known; the first one that cannot be asked ends it, they all stay for the next time. */
export async function settleAll(desk: Desk): Promise<void> {
  for (const each of await desk.store.openCases()) {
    if (each.state !== 'needs-check' || each.actKey === null) continue;
    try {
      await settle(desk, each, '');
    } catch (error) {
      if (error instanceof Fault && error.code === 'case-forbids') continue;
      return;
    }
  }
}
