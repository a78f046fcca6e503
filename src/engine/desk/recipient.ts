import { z } from 'zod';
import type { Customer } from '../../core/customer/customer.ts';
import { customerValueKey } from '../../core/customer/value-key.ts';
import type { Desk } from './desk.ts';
import { logged } from './witness.ts';

const key = (customerId: string) => customerValueKey(customerId, 'recipient');
const Stated = z.object({ email: z.email(), by: z.string(), at: z.string(), note: z.string() });

export interface Recipient {
  readonly email: string | null;
  readonly source: 'listing' | 'person' | 'unknown';
}

/** The customer's address: as a person stated it, else as the listing gives it, else not known. It is never guessed (R28). */
export async function readRecipient(desk: Pick<Desk, 'store'>, customer: Customer): Promise<Recipient> {
  const stated = Stated.safeParse(await desk.store.value(key(customer.customerId)));
  if (stated.success) return { email: stated.data.email, source: 'person' };
  const listed = listedRecipient(customer);
  return listed === null ? { email: null, source: 'unknown' } : { email: listed, source: 'listing' };
}

/** The address that the listing gives; null where it is masked or broken. */
export function listedRecipient(customer: Customer): string | null {
  const listed = z.email().max(256).safeParse(customer.email);
  return listed.success ? listed.data : null;
}

export async function stateRecipient(
  desk: Desk,
  customer: Customer,
  stated: { readonly email: string; readonly by: string; readonly note: string },
): Promise<void> {
  const at = desk.clock.now();
  const entry = logged({
    at,
    operation: 'setting-changed',
    result: 'stated',
    source: 'person',
    customer,
    detail: { setting: 'recipient' },
    personal: { operator: stated.by, recipient: stated.email, note: stated.note },
  });
  await desk.store.writeValue(key(customer.customerId), { ...stated, at }, { log: [entry], notices: [] });
}

/** Back to the address of the listing. */
export async function forgetStatedRecipient(desk: Desk, customer: Customer, by: string): Promise<void> {
  const entry = logged({
    at: desk.clock.now(),
    operation: 'setting-changed',
    source: 'person',
    customer,
    detail: { setting: 'recipient', mend: 'use-listed-recipient' },
    personal: { operator: by, recipient: listedRecipient(customer) ?? '' },
  });
  await desk.store.writeValue(key(customer.customerId), null, { log: [entry], notices: [] });
}
