import type { Case } from '../../core/case/case.ts';
import { blankReading } from '../../core/customer/blank.ts';
import type { Customer } from '../../core/customer/customer.ts';

/** The customer of a request that came before any listing held it: its id is what is known; everything else is empty, never guessed. */
export function unlistedCustomer({ customerId, openedAt }: Case): Customer {
  return {
    customerId,
    accountName: '',
    ...blankReading,
    visibility: 'missing-from-listing',
    firstSeenAt: openedAt,
    lastSeenAt: openedAt,
    changedAt: openedAt,
  };
}
