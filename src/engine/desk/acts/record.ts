import type { Recorded as RecordedSchema } from '../../../contract/requests.ts';
import { ownedByEvents } from '../../../core/case/annotations.ts';
import type { Case } from '../../../core/case/case.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { seenBetween } from '../seen.ts';
import { type Happened, happen, tellCase } from '../transition.ts';
import { chaseFrom } from './chase.ts';
import { begin, isOpen } from './prepare.ts';

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
 * What a person saw elsewhere: recorded as stated by NAME, seen on DATE, never verified; one statement is one transaction, whatever it says
 * happened before. Only so, or by a DELETE record or a gateway, does a customer become *disassociated*. Faults: operator-missing,
 * invalid-input, not-found, request-already-open, case-forbids.
 */
export async function record(desk: Desk, given: Statement): Promise<Case> {
  const { operator, timeZone } = await namedPerson(desk);
  const { customer, what, note, seenOn } = given;
  const { customerId } = customer;
  const { last: at } = seenBetween(seenOn, desk.clock.now(), timeZone);
  const known = await caseMeant(desk, given);
  if (what === 'incoming' && known) throw new Fault('request-already-open', { caseId: known.id });

  const chaseAt = await chaseFrom(desk, at, timeZone);
  const kind = what === 'incoming' ? 'incoming' : 'prepared';
  const begun = known
    ? null
    : begin(desk, customer, { kind, operator, stated: { at, seenOn, note, ...(kind === 'incoming' ? { chaseAt } : {}) } });
  let each = known ?? begun?.case;
  if (each === undefined) throw new Fault('not-found', { what: 'case' });
  const happened: Happened[] = begun ? [begun] : [];
  for (const step of stepsTo(what, each)) {
    const also = step === 'submitted' ? { pendingSince: at } : { closedAt: at };
    const said = { source: 'person', by: operator, note, also, detail: { seenOn, what }, personal: { note } } as const;
    const next = happen(desk, {
      case: each,
      customer,
      step: { kind: step, stated: true, ...(step === 'submitted' ? { chaseAt } : {}) },
      ...said,
    });
    happened.push(next);
    each = next.case;
  }
  const event = happened.at(-1)?.event;
  if (event === undefined) throw new Fault('invalid-input', { field: 'what' });
  const submitted = happened.some(({ event: one }) => one.kind === 'submitted');
  await desk.store.writeCase({
    case: each,
    expected: known ? ownedByEvents(known) : null,
    event,
    earlier: happened.slice(0, -1).map((one) => one.event),
    quota: submitted ? { customerId, side: 'partner', at, source: 'person', caseId: each.id } : (begun?.quota ?? null),
    visibility: event.kind === 'agreed' ? { customerId, to: 'disassociated' } : null,
    log: happened.map(({ entry }) => entry),
    notices: [],
  });
  tellCase(desk, each);
  if (begun || event.kind === 'agreed') desk.news.tell('customers', desk.info.account);
  return each;
}

type Stated = 'submitted' | 'agreed' | 'rejected';

/** What a statement says happened to the case it is about, in order. */
function stepsTo(what: Recorded, each: Case): readonly Stated[] {
  switch (what) {
    case 'incoming':
      return [];
    case 'submitted-by-us':
      // Known as pending already: stated once more it would count twice.
      if (each.state === 'awaiting-customer') throw new Fault('case-forbids', { state: each.state, event: 'submitted' });
      return ['submitted'];
    case 'disassociated':
      return ['agreed'];
    case 'agreed':
    case 'rejected':
      // An answer to our request says that it was submitted, also where nobody recorded that.
      return each.state === 'draft' ? ['submitted', what] : [what];
  }
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
