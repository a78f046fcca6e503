import type { FactKind, FactSubject } from '../../../core/fact/fact.ts';
import { latestFacts } from '../../../core/fact/latest.ts';
import { natures } from '../../../core/fact/nature.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { customerOf } from '../find.ts';
import { namedPerson } from '../person.ts';
import { logged } from '../witness.ts';
import { tellStatement } from './state.ts';

/**
 * Takes back what was stated wrongly. Nothing is rewritten: the log keeps the statement and this. What an API read is not taken back.
 * Faults: operator-missing, not-found {what: fact}, invalid-input {field: reason | kind}.
 */
export async function withdrawFact(
  desk: Desk,
  given: { readonly subject: FactSubject; readonly kind: FactKind; readonly observedAt: string; readonly reason: string },
): Promise<void> {
  const { subject, kind, observedAt } = given;
  if (given.reason.trim() === '') throw new Fault('invalid-input', { field: 'reason' });
  const customer = subject === 'partner' ? null : await customerOf(desk, subject);
  const { operator } = await namedPerson(desk);
  const fact = latestFacts(await desk.store.facts(subject)).get(kind);
  if (fact === undefined || fact.observedAt !== observedAt) throw new Fault('not-found', { what: 'fact' });
  if (fact.source !== 'person' && !fact.source.startsWith('customer-')) throw new Fault('invalid-input', { field: 'kind' });
  const entry = logged({
    at: desk.clock.now(),
    operation: 'fact-withdrawn',
    result: 'stated',
    source: 'person',
    customer,
    detail: { kind, value: fact.value, observedAt, about: natures[kind].about },
    personal: { operator, reason: given.reason },
  });
  await desk.store.withdrawFact({ subject, kind, observedAt, log: [entry], notices: [] });
  await tellStatement(desk, customer);
}
