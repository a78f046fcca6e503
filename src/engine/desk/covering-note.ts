import { z } from 'zod';
import type { Customer } from '../../core/customer/customer.ts';
import { customerValueKey } from '../../core/customer/value-key.ts';
import type { Desk } from './desk.ts';
import { logged } from './witness.ts';

const key = (customerId: string) => customerValueKey(customerId, 'covering-note');
const Kept = z.object({ text: z.string() });

/** The covering note of this customer's letter; '' when there is none. Erased with the customer. */
export async function readNote(desk: Pick<Desk, 'store'>, customer: Pick<Customer, 'customerId'>): Promise<string> {
  const kept = Kept.safeParse(await desk.store.value(key(customer.customerId)));
  return kept.success ? kept.data.text : '';
}

export async function writeNote(desk: Desk, customer: Customer, note: { readonly text: string; readonly by: string }): Promise<void> {
  const text = note.text.trim();
  const entry = logged({
    at: desk.clock.now(),
    operation: 'setting-changed',
    source: 'person',
    customer,
    detail: { setting: 'covering-note', characters: text.length },
    personal: { operator: note.by, note: text },
  });
  await desk.store.writeValue(key(customer.customerId), { text }, { log: [entry], notices: [] });
}
