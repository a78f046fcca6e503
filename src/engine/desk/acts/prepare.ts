import { type Case, closedCaseStates } from '../../../core/case/case.ts';
import { newCase } from '../../../core/case/machine.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import type { Desk } from '../desk.ts';
import { mintCaseId } from '../identity.ts';
import { type Happened, tellCase } from '../transition.ts';
import { logged } from '../witness.ts';

export const isOpen = (each: Case): boolean => !closedCaseStates.includes(each.state);

interface Begin {
  readonly kind: 'prepared' | 'incoming';
  readonly operator: string;
  /** As stated by the operator, seen at this UTC instant; null: begun here and now. */
  readonly stated: { readonly at: string; readonly seenOn: string; readonly note: string; readonly chaseAt?: string | null } | null;
}

/** A case begins: our draft, or the customer's request, which counts. Not written yet. */
export function begin(desk: Pick<Desk, 'clock'>, customer: Customer, given: Begin): Happened & { readonly quota: QuotaEntry | null } {
  const now = desk.clock.now();
  const at = given.stated?.at ?? now;
  const side = given.kind === 'prepared' ? 'partner' : 'customer';
  const { customerId } = customer;
  const by = given.stated ? { by: given.operator, chaseAt: given.stated.chaseAt ?? null } : {};
  const each = newCase({ id: mintCaseId(now), customerId, side, at, kind: given.kind, stated: given.stated !== null, ...by });
  const source = given.stated ? 'person' : 'app';
  const note = given.stated?.note ?? '';
  const entry = logged({
    at: now,
    operation: given.kind === 'prepared' ? 'case-prepared' : 'case-incoming',
    result: given.stated ? 'stated' : 'ok',
    source,
    customer,
    caseId: each.id,
    detail: { side, ...(given.stated ? { seenOn: given.stated.seenOn } : {}) },
    personal: { operator: given.operator, note },
  });
  return {
    case: each,
    event: { kind: given.kind, at: now, source, by: given.operator, note },
    entry,
    quota: side === 'customer' ? { customerId, side, at, source: 'person', caseId: each.id } : null,
  };
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
  const { case: draft, event, entry, quota } = begin(desk, customer, { kind: 'prepared', operator, stated: null });
  await desk.store.writeCase({ case: draft, expected: null, event, quota, visibility: null, log: [entry], notices: [] });
  tellCase(desk, draft);
  desk.news.tell('customers', desk.info.account);
  return draft;
}
