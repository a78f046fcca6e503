import type { Association } from '../../../../core/customer/customer.ts';

/** `association_type` as received, to what it means on a site; anything else is `unconfirmed`. */
export type AssociationTypes = Readonly<Record<string, Association>>;

/** Intl: 1 referral, 3 resale; 2 meant something else in every source, so it stays unconfirmed (facts.md 4.1, 9.6). */
export const intlAssociationTypes: AssociationTypes = { '1': 'referral', '2': 'unconfirmed', '3': 'reseller' };
