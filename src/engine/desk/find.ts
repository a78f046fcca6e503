import type { Customer } from '../../core/customer/customer.ts';
import { Fault } from '../../core/fault.ts';
import type { Desk } from './desk.ts';

/** Fault not-found. */
export async function customerOf(desk: Desk, customerId: string): Promise<Customer> {
  const customer = await desk.store.customer(customerId);
  if (!customer) throw new Fault('not-found', { what: 'customer' });
  return customer;
}
