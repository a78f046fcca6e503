import type { Answer, Call } from '../http/exchange.ts';
import type { Customer } from '../partner/customer.ts';
import { resellersOf } from '../partner/resellers.ts';
import type { Simulation } from '../simulation.ts';
import { bodyFields, type Fields, namePart, paging, text, time } from './fields.ts';
import { notAReseller } from './refusal.ts';

/** One entry of `customer_infos` (facts 4.1). What has no value is absent, never null. */
function wireCustomer(customer: Customer): Record<string, unknown> {
  const { accountManager } = customer;
  const optional = {
    customer: customer.customer,
    label: customer.label,
    telephone: customer.telephone,
    country_code: customer.countryCode,
    verified_status: customer.verifiedStatus,
    customer_level: customer.customerLevel,
    email: customer.email,
  };
  const wire: Record<string, unknown> = {
    customer_id: customer.customerId,
    account_name: customer.accountName,
    associated_on: customer.associatedOn,
    association_type: customer.associationType,
    customer_type: customer.customerType,
    is_frozen: customer.frozen === 'no' ? 0 : 1,
  };
  for (const [name, value] of Object.entries(optional)) if (value !== null) wire[name] = value;
  if (accountManager !== null) wire.account_managers = [{ account_name: accountManager }];
  return wire;
}

/** The reseller a call names, or null for the partner's own customers. Fault: CBC.99000037 for a stranger. */
export function namedReseller(simulation: Simulation, fields: Fields): string | null {
  const named = text(fields, 'indirect_partner_id', { max: 64 });
  if (named === null || resellersOf(simulation.population.seed).some((reseller) => reseller.indirectPartnerId === named)) return named;
  throw notAReseller();
}

/** ListSubCustomers, `POST /v2/partners/sub-customers/query` (facts 4.1). */
export function listCustomers(simulation: Simulation): (call: Call) => Answer {
  let rotation = 0;
  return (call) => {
    const fields = bodyFields(call);
    const { offset, limit } = paging(fields);
    const found = simulation.search({
      accountName: namePart(fields, 'account_name'),
      customer: namePart(fields, 'customer'),
      label: text(fields, 'label', { max: 64 }),
      associationType: text(fields, 'association_type', { max: 2 }),
      associatedFrom: time(fields, 'associated_on_begin'),
      associatedTo: time(fields, 'associated_on_end'),
      customerId: text(fields, 'customer_id', { max: 64 }),
      indirectPartnerId: namedReseller(simulation, fields),
    });
    // A listing that changes while it is read: every page comes from one more rotated by some records than the page before.
    if (simulation.settings().shuffleListing) rotation += 7;
    const page: Record<string, unknown>[] = [];
    for (let position = offset; position < Math.min(offset + limit, found.length); position += 1) {
      const index = found[(position + rotation) % found.length];
      if (index !== undefined) page.push(wireCustomer(simulation.population.at(index)));
    }
    return { status: 200, body: { count: found.length, customer_infos: page } };
  };
}
