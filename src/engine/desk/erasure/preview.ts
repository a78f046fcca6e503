import type { ErasurePreview } from '../../../contract/erasure.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { holdInTheWay } from '../../../core/erasure/hold.ts';
import { Fault, type FaultData } from '../../../core/fault.ts';
import type { ErasureCount } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';
import { readSettings } from '../settings.ts';
import { unlistedCustomer } from '../unlisted.ts';
import { holdsOf, legalHold } from './holds.ts';
import { outsideAbout } from './outside.ts';

/** The customer as it is known: by its row, or by its requests alone. Fault not-found. */
export async function knownCustomer(desk: Pick<Desk, 'store'>, customerId: string): Promise<Customer> {
  const customer = await desk.store.customer(customerId);
  if (customer !== null) return customer;
  const [newest] = await desk.store.casesOf(customerId);
  if (newest === undefined) throw new Fault('not-found', { what: 'customer' });
  return unlistedCustomer(newest);
}

/** What erasing a customer would take, leave and not reach; writes nothing. Fault not-found. */
export async function previewErasure(desk: Desk, customerId: string): Promise<ErasurePreview> {
  const customer = await knownCustomer(desk, customerId);
  const [counted, holds, capabilities, mentions] = await Promise.all([
    desk.store.erasureCount(customerId),
    holdsOf(desk, customerId),
    desk.capabilities.current(),
    mentionsOf(desk, customer),
  ]);
  const listed = customer.visibility === 'visible' || customer.visibility === 'missing-from-listing';
  return {
    customerId: customer.customerId,
    accountName: customer.accountName,
    visibility: customer.visibility,
    comesBack: capabilities.read && listed && customer.accountName !== '',
    goes: goesOf(counted),
    stays: { entries: counted.entries, closedCases: counted.closedCases, countedRequests: counted.countedRequests, mentions },
    outside: await outsideAbout(desk, customerId, knownSince(customer, counted)),
    holds,
    obstacles: await obstaclesTo(desk, counted, holds),
  };
}

export function goesOf({ entries, facts, notices, values, mails, mailBytes, mailsWaiting }: ErasureCount): ErasurePreview['goes'] {
  return { entries, facts, notices, values, mails, mailBytes, mailsWaiting };
}

/** Nothing that was made before can hold the customer. */
export function knownSince({ firstSeenAt }: Customer, { firstEntryAt }: ErasureCount): string {
  return firstEntryAt !== null && Date.parse(firstEntryAt) < Date.parse(firstSeenAt) ? firstEntryAt : firstSeenAt;
}

/** Texts about others that hold this account name: they are about those others, and stay. */
async function mentionsOf({ store }: Desk, { customerId, accountName }: Customer): Promise<number> {
  // One or two letters stand in every entry.
  if ([...accountName].length < 3) return 0;
  const [all, own] = await Promise.all([
    store.log({ search: accountName, filters: {}, before: null, limit: 1 }),
    store.log({ search: accountName, filters: { customerId }, before: null, limit: 1 }),
  ]);
  return all.total - own.total;
}

/** Why not, in the order in which erasing would meet them. */
async function obstaclesTo(desk: Desk, counted: ErasureCount, holds: ErasurePreview['holds']): Promise<FaultData[]> {
  const { role, operator } = await readSettings(desk);
  const hold = holdInTheWay(holds);
  return [
    ...(operator.trim() === '' ? [new Fault('operator-missing')] : []),
    ...(role === 'administrator' ? [] : [new Fault('role-may-not-act')]),
    ...(hold === null ? [] : [await legalHold(desk, hold)]),
    ...stillOpen(counted),
  ].map((fault) => fault.data);
}

/** Open requests, and letters that are on their way right now: what becomes of them has to be written somewhere. */
export function stillOpen({ openCases, mailsLeaving }: Pick<ErasureCount, 'openCases' | 'mailsLeaving'>): Fault[] {
  const [state] = openCases;
  return [
    ...(state === undefined ? [] : [new Fault('case-forbids', { state, event: 'erased' })]),
    ...(mailsLeaving === 0 ? [] : [new Fault('case-forbids', { state: 'sending', event: 'mail' })]),
  ];
}
