import type { Site } from '../../../../core/account/account.ts';
import type { Association } from '../../../../core/customer/customer.ts';

/** `association_type` as received, to what it means on a site; anything else is `unconfirmed`. */
export type AssociationTypes = Readonly<Record<string, Association>>;

/** Intl: 1 referral, 3 resale; 2 meant something else in every source, so it stays unconfirmed (facts.md 4.1, 9.6). */
export const intlAssociationTypes: AssociationTypes = { '1': 'referral', '2': 'unconfirmed', '3': 'reseller' };

/**
 * The EU is a region of the same SDK package, whose fields are these (facts.md 4.0, 4.1); no page of its own says otherwise, nor confirms
 * another number, so what is unconfirmed on intl is unconfirmed there.
 */
export const associationTypes: Readonly<Record<Site, AssociationTypes>> = { intl: intlAssociationTypes, eu: intlAssociationTypes };
