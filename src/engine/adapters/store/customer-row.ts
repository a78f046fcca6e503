import type { Customer, CustomerId, CustomerReading } from '../../../core/customer/customer.ts';
import type { FactSource } from '../../../core/fact/fact.ts';

/** A row of `customer` joined with when it was last seen. */
export interface CustomerRow {
  readonly id: number;
  readonly customer_id: string;
  readonly account_name: string;
  readonly name: string;
  readonly associated_on: string;
  readonly association_raw: string;
  readonly association: Customer['association'];
  readonly label: string;
  readonly telephone: string;
  readonly country_code: string;
  readonly email: string;
  readonly verified: Customer['verified'];
  readonly customer_type: Customer['customerType'];
  readonly frozen: number;
  readonly manager: string;
  readonly level: string;
  readonly reseller_id: string;
  readonly visibility: Customer['visibility'];
  readonly visibility_at: string;
  readonly source: FactSource;
  /** Kinds of facts that the last listing did not say, comma-separated. */
  readonly unread: string;
  readonly first_seen_at: string;
  readonly changed_at: string;
  readonly seen_at: string;
}

/** Columns of a CustomerRow; `customer` is c, `customer_seen` is s. */
export const customerColumns = `c.id, c.customer_id, c.account_name, c.name, c.associated_on, c.association_raw, c.association, c.label,
  c.telephone, c.country_code, c.email, c.verified, c.customer_type, c.frozen, c.manager, c.level, c.reseller_id, c.visibility,
  c.visibility_at, c.source, c.unread, c.first_seen_at, c.changed_at, s.seen_at`;
export const customerTables = 'customer c JOIN customer_seen s ON s.id = c.id';

export function customerOf(row: CustomerRow): Customer {
  return {
    customerId: row.customer_id as CustomerId,
    accountName: row.account_name,
    name: row.name,
    associatedOn: row.associated_on,
    associationRaw: row.association_raw,
    association: row.association,
    label: row.label,
    telephone: row.telephone,
    countryCode: row.country_code,
    email: row.email,
    verified: row.verified,
    customerType: row.customer_type,
    frozen: row.frozen === 1,
    manager: row.manager,
    level: row.level,
    resellerId: row.reseller_id,
    visibility: row.visibility,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.seen_at,
    changedAt: row.changed_at,
  };
}

/** The fields a person can search by: every free text of the reading; what is one of a closed list has a filter. */
export function searchedFields(reading: CustomerReading): readonly string[] {
  return [
    reading.accountName,
    reading.name,
    reading.customerId,
    reading.email,
    reading.telephone,
    reading.label,
    reading.manager,
    reading.level,
    reading.resellerId,
    reading.countryCode,
    reading.associatedOn,
  ];
}

/** SQLite keeps UTF-8 only: half a surrogate pair would come back changed and look like a change of the customer on every pass. */
export function wellFormed(reading: CustomerReading): CustomerReading {
  let isSound = true;
  for (const field in reading) {
    const value = reading[field as keyof CustomerReading];
    if (typeof value === 'string' && !value.isWellFormed()) isSound = false;
  }
  if (isSound) return reading;
  const texts = Object.entries(reading).map(([field, value]) => [field, typeof value === 'string' ? value.toWellFormed() : value]);
  return Object.fromEntries(texts) as CustomerReading;
}
