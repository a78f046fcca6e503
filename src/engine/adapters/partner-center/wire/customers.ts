import { z } from 'zod';
import { CustomerId, type CustomerReading } from '../../../../core/customer/customer.ts';
import type { AssociationTypes } from './association.ts';
import { count, name, utc, words } from './fields.ts';

/** ListSubCustomers, one entry of `customer_infos` (facts.md 4.1). Unknown fields are left alone. */
const WireCustomer = z.looseObject({
  customer_id: CustomerId,
  account_name: name,
  customer: words,
  associated_on: z.union([utc, z.literal('')]).nullish(),
  association_type: words,
  label: words,
  telephone: words,
  country_code: words,
  verified_status: words,
  customer_type: z.number().int().nullish(),
  // R05 rests on it: an answer without it is refused, never read as "not frozen".
  is_frozen: z.union([z.literal(0), z.literal(1)]),
  account_managers: z.array(z.looseObject({ account_name: words })).nullish(),
  customer_level: words,
  email: words,
});
type WireCustomer = z.infer<typeof WireCustomer>;

export const CustomersAnswer = z.looseObject({ count, customer_infos: z.array(WireCustomer) });

const verified: Readonly<Record<string, CustomerReading['verified']>> = {
  '-1': 'none',
  '0': 'under-review',
  '1': 'rejected',
  '2': 'authenticated',
  '3': 'failed',
};
const customerTypes: Readonly<Record<number, CustomerReading['customerType']>> = { [-1]: 'none', 0: 'individual', 1: 'enterprise' };

/** One customer in our words. `resellerId`: whose listing it came from, '' for our own. */
export function readCustomer(wire: WireCustomer, types: AssociationTypes, resellerId: string): CustomerReading {
  return {
    customerId: wire.customer_id,
    accountName: wire.account_name,
    name: wire.customer,
    associatedOn: wire.associated_on ?? '',
    associationRaw: wire.association_type,
    association: types[wire.association_type] ?? 'unconfirmed',
    label: wire.label,
    telephone: wire.telephone,
    countryCode: wire.country_code,
    email: wire.email,
    verified: verified[wire.verified_status] ?? 'unknown',
    customerType: customerTypes[wire.customer_type ?? Number.NaN] ?? 'unknown',
    frozen: wire.is_frozen === 1,
    manager: wire.account_managers?.[0]?.account_name ?? '',
    level: wire.customer_level,
    resellerId,
  };
}
