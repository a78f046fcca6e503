import type { ErasureOutcome } from '../../../contract/erasure.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { namesCustomer, namesOf } from '../../../core/erasure/names.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { Desk } from '../desk.ts';
import { logged } from '../witness.ts';
import { administrator } from './administrator.ts';
import { demandNoHold } from './holds.ts';
import { inTurn } from './in-turn.ts';
import { outsideAbout } from './outside.ts';
import { goesOf, knownCustomer, knownSince, stillOpen } from './preview.ts';

/** Erases one customer that a person named. Faults: see the contract. */
export async function eraseNamed(
  desk: Desk,
  given: { readonly customerId: string; readonly typedName: string; readonly reason: string },
): Promise<ErasureOutcome> {
  await administrator(desk);
  const customer = await knownCustomer(desk, given.customerId);
  if (given.typedName.trim() !== (customer.accountName.trim() || customer.customerId))
    throw new Fault('name-mismatch', { field: 'typedName' });
  const counted = await desk.store.erasureCount(given.customerId);
  const outside = await outsideAbout(desk, given.customerId, knownSince(customer, counted));
  const at = await eraseOne(desk, customer, { reason: given.reason });
  const { newest, rows } = await desk.store.log({ search: '', filters: { operation: 'customer-erased' }, before: null, limit: 1 });
  tellErased(desk, given.customerId);
  return { at, sequence: rows[0]?.entry.sequence ?? newest, goes: goesOf(counted), outside };
}

/**
 * The one way by which a customer is erased: everything is asked again first. `retention`: years after which it was due. Answers with the instant.
 * Faults: role-may-not-act, operator-missing, invalid-input {field: reason}, legal-hold, case-forbids, and those of writing.
 */
export function eraseOne(
  desk: Desk,
  customer: Customer,
  given: { readonly reason: string; readonly retention?: number; readonly scrub?: 'later' },
): Promise<string> {
  const { store, clock, files } = desk;
  const { customerId } = customer;
  return inTurn(store, async () => {
    const { operator } = await administrator(desk);
    const reason = demandReason(given.reason, customer);
    await demandNoHold(desk, customerId);
    const counted = await store.erasureCount(customerId);
    const [open] = stillOpen(counted);
    if (open !== undefined) throw open;
    const at = clock.now();
    const { entries, mails, closedCases } = counted;
    const detail = { entries, mails, closedCases, ...(given.retention === undefined ? {} : { retentionYears: given.retention }) };
    const draft = logged({ at, operation: 'customer-erased', source: 'person', detail, personal: { operator, reason } });
    // This entry stays: it carries the pseudonym, and nothing that names the customer.
    const log: LogDraft[] = [{ ...draft, customerId }];
    // First: a backup that is restored after a crash in between has to forget the customer too.
    await files.erased.note(customerId, at);
    try {
      await store.eraseCustomer({ customerId, at, log, notices: [], ...(given.scrub === undefined ? {} : { scrub: given.scrub }) });
    } catch (error) {
      // Where it was written and only cleaning the file failed, it is erased.
      if ((await store.customer(customerId)) !== null || (await store.casesOf(customerId)).length > 0)
        await files.erased.takeBack(customerId, at);
      throw error;
    }
    return at;
  });
}

/** The reason stays readable for ever, so that it must not say who was erased. Fault invalid-input {field: reason}. */
export function demandReason(given: string, customer: Customer): string {
  const reason = given.trim();
  if (reason === '') throw new Fault('invalid-input', { field: 'reason', reason: 'missing' });
  if (namesCustomer(reason, namesOf(customer))) throw new Fault('invalid-input', { field: 'reason', reason: 'names-customer' });
  return reason;
}

/** Everything that may have shown the customer is asked again. */
export function tellErased({ news, info }: Pick<Desk, 'news' | 'info'>, customerId: string | null): void {
  if (customerId !== null) news.tell('customer', info.account, customerId);
  for (const topic of ['customers', 'requests', 'request', 'notices', 'mails', 'log', 'status', 'settings'] as const)
    news.tell(topic, info.account);
}
