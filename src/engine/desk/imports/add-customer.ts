import { randomUUID } from 'node:crypto';
import type { Association, Customer, CustomerId, CustomerReading } from '../../../core/customer/customer.ts';
import type { Fact } from '../../../core/fact/fact.ts';
import { Fault } from '../../../core/fault.ts';
import { textOf } from '../../../core/import/cell.ts';
import { mergeRow } from '../../../core/import/merge.ts';
import { isLocalId } from '../../../core/import/row.ts';
import type { Desk } from '../desk.ts';
import { customerOf } from '../find.ts';
import { namedPerson } from '../person.ts';
import { seenBetween } from '../seen.ts';
import { reindex } from '../verdicts.ts';
import { logged } from '../witness.ts';

export interface SeenCustomer {
  /** '' where the person does not know it. */
  readonly customerId: string;
  readonly accountName: string;
  readonly name: string;
  readonly association: Association;
  readonly frozen: boolean;
  readonly seenOn: string;
  readonly note: string;
}

/** The raw types of the API (facts.md 4.1); a person who does not know the type gives none. */
const raw: Readonly<Record<Association, string>> = { referral: '1', reseller: '3', unconfirmed: '' };

/** One customer as a person saw it in Partner Center: recorded, not verified. Faults: operator-missing, invalid-input {field}. */
export async function addCustomer(desk: Desk, given: SeenCustomer): Promise<CustomerId> {
  const { store, clock, info, news } = desk;
  const { operator, timeZone } = await namedPerson(desk);
  const at = clock.now();
  const observedAt = seenBetween(given.seenOn, at, timeZone).first;
  const reading = await newReading(desk, given);
  const { customerId, accountName } = reading;
  const entry = logged({
    at,
    operation: 'customer-added-by-hand',
    result: 'stated',
    source: 'person',
    customer: reading,
    detail: { seenOn: given.seenOn, association: given.association, frozen: given.frozen, withId: !isLocalId(customerId) },
    personal: { operator, name: reading.name, note: given.note, accountName },
  });
  // Of nobody: passes are not erased with their customers.
  const passId = `by-hand-${randomUUID()}`;
  // What the person said of it are statements with their name, which can be taken back: the row itself says neither.
  const unread = new Map([[customerId, ['association', 'frozen'] as const]]);
  await store.writeSyncPage({ passId, observedAt, source: 'person', customers: [reading], unread, state: null, log: [entry], notices: [] });
  const fact = { subject: customerId, source: 'person', observedAt, by: operator, note: given.note } as const;
  const facts: Fact[] = [
    { ...fact, kind: 'visible', value: true },
    { ...fact, kind: 'association', value: given.association },
    { ...fact, kind: 'frozen', value: given.frozen },
  ];
  await store.writeFacts({ facts, log: [], notices: [] });
  await reindex(desk, await customerOf(desk, customerId));
  for (const topic of ['customers', 'customer', 'log'] as const) news.tell(topic, info.account);
  return customerId;
}

async function newReading({ store }: Desk, { association, frozen, ...given }: SeenCustomer): Promise<CustomerReading> {
  const [customerId, accountName, name] = [textOf(given.customerId), textOf(given.accountName), textOf(given.name)];
  if (accountName === '') throw new Fault('invalid-input', { field: 'accountName' });
  // Only the app makes ids with a colon.
  if (isLocalId(customerId)) throw new Fault('invalid-input', { field: 'customerId' });
  const known: Customer | null = customerId === '' ? null : await store.customer(customerId);
  if (known !== null) throw new Fault('invalid-input', { field: 'customerId', reason: 'known' });
  const byName = (await store.customerIdsByAccountName([accountName])).get(accountName) ?? [];
  if (byName.length > 0) throw new Fault('invalid-input', { field: 'accountName', reason: 'known' });
  const said = { name, frozen, association, associationRaw: raw[association] };
  const row = { row: 1, customerId, accountName, said, dayOnly: false, masked: [] };
  const made = mergeRow(row, { byId: null, byName }, '', false);
  if (made.kind !== 'new') throw new Fault('invalid-input', { field: 'accountName' });
  return made.reading;
}
