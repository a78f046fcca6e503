import type { HeldCustomer, HoldView } from '../../../contract/erasure.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { customerValueKey } from '../../../core/customer/value-key.ts';
import { ACCOUNT_HOLD, HOLD, type Holds, holdInTheWay, LegalHold } from '../../../core/erasure/hold.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';
import { administrator } from './administrator.ts';
import { inTurn } from './in-turn.ts';

type At = Pick<Desk, 'store'>;

const keyOf = (customerId: string | null): string => (customerId === null ? ACCOUNT_HOLD : customerValueKey(customerId, HOLD));

export async function holdsOf({ store }: At, customerId: string): Promise<Holds> {
  const [customer, account] = await Promise.all([store.value(keyOf(customerId)), store.value(ACCOUNT_HOLD)]);
  return { customer: holdOf(customer), account: holdOf(account) };
}

export async function accountHold({ store }: At): Promise<LegalHold | null> {
  return holdOf(await store.value(ACCOUNT_HOLD));
}

/** The day in the account's time zone, and who set it: what a person is told. */
export async function legalHold(desk: Desk, { since, by }: LegalHold): Promise<Fault> {
  const { timeZone } = await readSettings(desk);
  return new Fault('legal-hold', { since: Temporal.Instant.from(since).toZonedDateTimeISO(timeZone).toPlainDate().toString(), by });
}

/** Fault legal-hold. */
export async function demandNoHold(desk: Desk, customerId: string): Promise<void> {
  const hold = holdInTheWay(await holdsOf(desk, customerId));
  if (hold !== null) throw await legalHold(desk, hold);
}

/** Customers under a hold of their own, the latest first. */
export async function heldCustomers({ store }: At): Promise<readonly Pick<HeldCustomer, 'customerId' | 'hold'>[]> {
  const kept = await store.valuesNamed(HOLD);
  return kept
    .flatMap(({ customerId, value }) => {
      const hold = holdOf(value);
      return hold === null ? [] : [{ customerId: customerId as CustomerId, hold }];
    })
    .sort((one, other) => (one.hold.since < other.hold.since ? 1 : -1));
}

/** Sets a hold, or gives one that stands another reason; nothing is erased while it is being set. */
export function setHold(desk: Desk, customerId: string | null, given: string): Promise<HoldView> {
  return inTurn(desk.store, async () => {
    const { by, reason } = await reasoned(desk, given);
    const entry = await entryOf(desk, customerId, 'legal-hold-set', { operator: by, reason });
    await desk.store.writeValue(keyOf(customerId), { since: entry.at, by, reason }, { log: [entry], notices: [] });
    return told(desk, customerId);
  });
}

export function liftHold(desk: Desk, customerId: string | null, given: string): Promise<HoldView> {
  return inTurn(desk.store, async () => {
    const { by, reason } = await reasoned(desk, given);
    if (holdOf(await desk.store.value(keyOf(customerId))) === null) throw new Fault('not-found', { what: 'legal-hold' });
    const entry = await entryOf(desk, customerId, 'legal-hold-lifted', { operator: by, reason });
    await desk.store.writeValue(keyOf(customerId), null, { log: [entry], notices: [] });
    return told(desk, customerId);
  });
}

async function reasoned(desk: Desk, given: string): Promise<{ readonly by: string; readonly reason: string }> {
  const { operator } = await administrator(desk);
  const reason = given.trim();
  if (reason === '') throw new Fault('invalid-input', { field: 'reason', reason: 'missing' });
  return { by: operator, reason };
}

/** Fault not-found for a customer of whom nothing is known here: a hold would keep nothing. */
async function entryOf(
  desk: Desk,
  customerId: string | null,
  operation: 'legal-hold-set' | 'legal-hold-lifted',
  personal: { readonly operator: string; readonly reason: string },
) {
  const at = desk.clock.now();
  if (customerId === null) return logged({ at, operation, source: 'person', detail: { scope: 'account' }, personal });
  const customer = await desk.store.customer(customerId);
  if (customer === null && (await desk.store.casesOf(customerId)).length === 0) throw new Fault('not-found', { what: 'customer' });
  return { ...logged({ at, operation, source: 'person', customer, detail: { scope: 'customer' }, personal }), customerId };
}

async function told(desk: Desk, customerId: string | null): Promise<HoldView> {
  const { account } = desk.info;
  if (customerId !== null) desk.news.tell('customer', account, customerId);
  desk.news.tell('settings', account);
  desk.news.tell('log', account);
  return customerId === null ? { customer: null, account: await accountHold(desk) } : holdsOf(desk, customerId);
}

const holdOf = (kept: unknown): LegalHold | null => LegalHold.safeParse(kept).data ?? null;
