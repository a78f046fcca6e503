import type { Told } from '../../../contract/customers.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import type { Fact, FactKind, FactSource, FactSubject, FactValue } from '../../../core/fact/fact.ts';
import { isAnswer, natures } from '../../../core/fact/nature.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { customerOf } from '../find.ts';
import { namedPerson } from '../person.ts';
import { seenBetween } from '../seen.ts';
import { reindex } from '../verdicts.ts';
import { logged } from '../witness.ts';

export interface Statement {
  readonly subject: FactSubject;
  readonly kind: FactKind;
  readonly value: FactValue;
  readonly seenOn: string;
  readonly note: string;
  /** How the customer told it; null: the person saw it. */
  readonly told: Told | null;
}

const sources: Readonly<Record<Told, FactSource>> = {
  mail: 'customer-by-mail',
  telephone: 'customer-by-telephone',
  'in-person': 'customer-in-person',
};

/**
 * As stated by the operator: recorded, not verified. What an API gives is read, never stated, but where nothing can be read.
 * Faults: operator-missing, not-found, invalid-input {field}.
 */
export async function stateFact(desk: Desk, given: Statement): Promise<void> {
  const { subject, kind, value, told } = given;
  const nature = natures[kind];
  if (nature.knownBy === 'api' && !(await isByHand(desk))) throw new Fault('invalid-input', { field: 'kind' });
  if ((subject === 'partner') !== (nature.about === 'partner')) throw new Fault('invalid-input', { field: 'subject' });
  if (!isAnswer(kind, value)) throw new Fault('invalid-input', { field: 'value' });
  if (told !== null && subject === 'partner') throw new Fault('invalid-input', { field: 'told' });
  const customer = subject === 'partner' ? null : await customerOf(desk, subject);
  const { operator, timeZone } = await namedPerson(desk);
  const at = desk.clock.now();
  const fact: Fact = {
    subject,
    kind,
    value,
    source: told === null ? 'person' : sources[told],
    observedAt: seenBetween(given.seenOn, at, timeZone).first,
    by: operator,
    note: given.note,
  };
  const entry = logged({
    at,
    operation: 'fact-stated',
    result: 'stated',
    source: 'person',
    customer,
    detail: { kind, value, seenOn: given.seenOn, about: nature.about, ...(told === null ? {} : { told }) },
    personal: { operator, note: given.note },
  });
  await desk.store.writeFacts({ facts: [fact], log: [entry], notices: [] });
  await tellStatement(desk, customer);
}

/** Nothing can be read by this connection: what its listings would say is stated by people. */
export const isByHand = async (desk: Pick<Desk, 'capabilities'>): Promise<boolean> => !(await desk.capabilities.current()).read;

/** What is known changed: of one customer, or of the partner itself, which weighs on every customer. */
export async function tellStatement(desk: Desk, customer: Customer | null): Promise<void> {
  const { account } = desk.info;
  if (customer) {
    await reindex(desk, customer);
    desk.news.tell('customer', account, customer.customerId);
  } else {
    desk.news.tell('customers', account);
    desk.news.tell('customer', account);
  }
  desk.news.tell('log', account);
}
