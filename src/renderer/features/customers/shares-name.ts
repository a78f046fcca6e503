import type { CustomerRow } from '../../../contract/customers.ts';

type Named = Pick<CustomerRow, 'customerId' | 'accountName'>;

/** True when another of the rows bears the same account name, whatever its case: then only the id tells them apart. */
export const sharesName = (row: Named, rows: readonly Named[]): boolean =>
  rows.some((one) => one.customerId !== row.customerId && one.accountName.toLowerCase() === row.accountName.toLowerCase());
