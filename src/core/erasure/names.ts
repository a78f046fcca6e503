import type { CustomerReading } from '../customer/customer.ts';
import { fold } from '../customer/fold.ts';

/** The texts that name a customer; the reason of its erasing stays in the log and must hold none of them. Shorter ones would match anything. */
export function namesOf(customer: Pick<CustomerReading, 'customerId' | 'accountName' | 'name' | 'email' | 'telephone'>): readonly string[] {
  const { customerId, accountName, name, email, telephone } = customer;
  return [...new Set([customerId, accountName, name, email, telephone])].filter((text) => [...text.trim()].length >= 2);
}

/** Whether a text that stays would name the customer. */
export function namesCustomer(text: string, names: readonly string[]): boolean {
  const folded = fold(text);
  return names.some((name) => folded.includes(fold(name.trim())));
}
