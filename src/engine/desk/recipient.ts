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
  // A masked or broken address in the listing is none.
  const listed = z.email().max(256).safeParse(customer.email);
  return listed.success ? { email: listed.data, source: 'listing' } : { email: null, source: 'unknown' };
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
