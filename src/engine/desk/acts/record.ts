import type { Recorded as RecordedSchema } from '../../../contract/requests.ts';
import type { Case } from '../../../core/case/case.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { seenBetween } from '../seen.ts';
import { type Transition, transition } from '../transition.ts';
import { beginCase, isOpen } from './prepare.ts';

type Recorded = (typeof RecordedSchema)['options'][number];

export interface Statement {
  readonly customer: Customer;
  /** Null: the open case that it is about, else a new one. */
  readonly caseId: Case['id'] | null;
  readonly what: Recorded;
  readonly seenOn: string;
  readonly note: string;
}

/**
 * What a person saw elsewhere: recorded as stated by NAME, seen on DATE, never verified. Only so, or by a DELETE record or a gateway, does a
 * customer become *disassociated*. Faults: operator-missing, invalid-input, not-found, request-already-open, case-forbids.
 */
export async function record(desk: Desk, given: Statement): Promise<Case> {
  const { operator, timeZone } = await namedPerson(desk);
  const { customer, what, note, seenOn } = given;
  const stated = { at: seenBetween(seenOn, desk.clock.now(), timeZone).last, seenOn, note };
  const known = await caseMeant(desk, given);

  if (what === 'incoming') {
    if (known) throw new Fault('request-already-open', { caseId: known.id });
    return beginCase(desk, customer, { kind: 'incoming', operator, stated });
  }
  const write = (each: Case, step: Transition['step'], also: Partial<Case>, rest: Partial<Transition> = {}) =>
    transition(desk, {
      case: each,
      customer,
      step: { ...step, stated: true },
      source: 'person',
      by: operator,
      note,
      also,
      detail: { seenOn, what },
      personal: { note },
      ...rest,
    });
  const submitted = (each: Case) =>
    write(
      each,
      { kind: 'submitted' },
      { pendingSince: stated.at },
      { quota: { customerId: customer.customerId, side: 'partner', at: stated.at, source: 'person', caseId: each.id } },
    );

  const begun = known ?? (await beginCase(desk, customer, { kind: 'prepared', operator, stated }));
  // Known as pending already: stated once more it would count twice.
  if (begun.state === 'awaiting-customer' && what === 'submitted-by-us')
    throw new Fault('case-forbids', { state: begun.state, event: 'submitted' });
  if (what === 'submitted-by-us') return submitted(begun);
  // An answer to our request says that it was submitted, also where nobody recorded that.
  const answered = begun.state === 'draft' && what !== 'disassociated' ? await submitted(begun) : begun;
  if (what === 'rejected') return write(answered, { kind: 'rejected' }, { closedAt: stated.at });
  return write(
    answered,
    { kind: 'agreed' },
    { closedAt: stated.at },
    { visibility: { customerId: customer.customerId, to: 'disassociated' } },
  );
}

async function caseMeant(desk: Desk, { customer, caseId, what }: Statement): Promise<Case | null> {
  const cases = await desk.store.casesOf(customer.customerId);
  if (caseId !== null) {
    const named = cases.find((each) => each.id === caseId);
    if (!named) throw new Fault('not-found', { what: 'case' });
    return named;
  }
  const open = cases.filter(isOpen);
  if (what === 'incoming') return open.find((each) => each.side === 'customer') ?? null;
  if (what === 'submitted-by-us') return open.find((each) => each.side === 'partner') ?? null;
  return open[0] ?? null;
}
