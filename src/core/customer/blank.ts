import type { CustomerReading } from './customer.ts';

/** What is known of a customer of whom nothing was read: empty, never guessed. Whoever it is about is added by who uses it. */
export const blankReading: Omit<CustomerReading, 'customerId' | 'accountName'> = {
  name: '',
  associatedOn: '',
  associationRaw: '',
  association: 'unconfirmed',
  label: '',
  telephone: '',
  countryCode: '',
  email: '',
  verified: 'unknown',
  customerType: 'unknown',
  frozen: false,
  manager: '',
  level: '',
  resellerId: '',
};
