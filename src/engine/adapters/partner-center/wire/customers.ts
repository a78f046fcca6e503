import { z } from 'zod';
import { CustomerId, type CustomerReading } from '../../../../core/customer/customer.ts';
import type { AssociationTypes } from './association.ts';
import { count, given, said, utcOrNothing } from './fields.ts';

/** ListSubCustomers, one entry of `customer_infos` (facts.md 4.1). Unknown fields are left alone. */
const WireCustomer = z.looseObject({
  customer_id: CustomerId,
  account_name: z.string(),
  customer: given,
  associated_on: utcOrNothing.nullish(),
  association_type: given,
  label: given,
  telephone: given,
  country_code: given,
  verified_status: given,
  customer_type: z.number().int().nullish(),
  // R05 rests on it: an answer without it is refused, never read as "not frozen".
  is_frozen: z.literal([0, 1]),
  account_managers: z.array(z.looseObject({ account_name: given })).nullish(),
  customer_level: given,
  email: given,
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
    accountName: said(wire.account_name),
    name: said(wire.customer),
    associatedOn: wire.associated_on ?? '',
    associationRaw: said(wire.association_type),
    association: types[wire.association_type ?? ''] ?? 'unconfirmed',
    label: said(wire.label),
    telephone: said(wire.telephone),
    countryCode: said(wire.country_code),
    email: said(wire.email),
    verified: verified[wire.verified_status ?? ''] ?? 'unknown',
    customerType: customerTypes[wire.customer_type ?? Number.NaN] ?? 'unknown',
    frozen: wire.is_frozen === 1,
    manager: said(wire.account_managers?.[0]?.account_name),
    level: said(wire.customer_level),
    resellerId,
  };
}
