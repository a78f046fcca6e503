import { CustomerReading } from './customer.ts';

const fields = Object.keys(CustomerReading.shape) as (keyof CustomerReading)[];

/** The fields in which two readings of one customer differ, in the order of the type. */
export function changedFields(before: CustomerReading, after: CustomerReading): (keyof CustomerReading)[] {
  return fields.filter((field) => before[field] !== after[field]);
}
