import { type Case, closedCaseStates } from '../../../core/case/case.ts';
import { newCase } from '../../../core/case/machine.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import type { Desk } from '../desk.ts';
import { mintCaseId } from '../identity.ts';
import { tellCase } from '../transition.ts';
import { logged } from '../witness.ts';

export const isOpen = (each: Case): boolean => !closedCaseStates.includes(each.state);

interface Begin {
  readonly kind: 'prepared' | 'incoming';
  readonly operator: string;
  /** As stated by the operator, seen at this UTC instant; null: begun here and now. */
  readonly stated: { readonly at: string; readonly seenOn: string; readonly note: string } | null;
}

/** Makes a case: our draft, or the customer's request. */
export async function beginCase(desk: Desk, customer: Customer, begin: Begin): Promise<Case> {
  const now = desk.clock.now();
  const at = begin.stated?.at ?? now;
  const side = begin.kind === 'prepared' ? 'partner' : 'customer';
  const { customerId } = customer;
  const each = newCase({ id: mintCaseId(now), customerId, side, at, kind: begin.kind, stated: begin.stated !== null });
  const source = begin.stated ? 'person' : 'app';
  const note = begin.stated?.note ?? '';
  const quota: QuotaEntry | null = side === 'customer' ? { customerId, side, at, source: 'person', caseId: each.id } : null;
  const entry = logged({
    at: now,
    operation: begin.kind === 'prepared' ? 'case-prepared' : 'case-incoming',
    result: begin.stated ? 'stated' : 'ok',
    source,
    customer,
    caseId: each.id,
    detail: { side, ...(begin.stated ? { seenOn: begin.stated.seenOn } : {}) },
    personal: { operator: begin.operator, note },
  });
  await desk.store.writeCase({
    case: each,
    expected: null,
    event: { kind: begin.kind, at: now, source, by: begin.operator, note },
    quota,
    visibility: null,
    log: [entry],
    notices: [],
  });
  tellCase(desk, each);
  desk.news.tell('customers', desk.info.account);
  return each;
}

/**
 * Our draft for a customer: the one that is open, or a new one. Fault request-already-open {caseId} while the customer's own request waits:
 * one pending request per customer.
 */
export async function prepare(desk: Desk, customer: Customer, operator: string): Promise<Case> {
  const open = (await desk.store.casesOf(customer.customerId)).filter(isOpen);
  const own = open.find((each) => each.side === 'partner');
  if (own) return own;
  const incoming = open[0];
  if (incoming) throw new Fault('request-already-open', { caseId: incoming.id });
  return beginCase(desk, customer, { kind: 'prepared', operator, stated: null });
}
