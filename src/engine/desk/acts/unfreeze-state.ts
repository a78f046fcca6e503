import { z } from 'zod';
import { LastUnfreeze } from '../../../contract/freezes.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { customerValueKey } from '../../../core/customer/value-key.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { Desk } from '../desk.ts';
import { customerOf } from '../find.ts';

/** What is kept of the last unfreezing of one customer: erased with it. */
const Kept = LastUnfreeze.extend({ actKey: z.string() });
export type Kept = z.infer<typeof Kept>;

const keyOf = (customerId: string) => customerValueKey(customerId, 'unfreeze');
const permissionKey = 'permission.unfreeze';
const Permission = z.enum(['untested', 'works', 'refused']);

export async function keptUnfreeze(desk: Pick<Desk, 'store'>, customerId: string): Promise<Kept | null> {
  return Kept.safeParse(await desk.store.value(keyOf(customerId))).data ?? null;
}

export async function keepUnfreeze(desk: Pick<Desk, 'store'>, customerId: string, kept: Kept, log: readonly LogDraft[]): Promise<void> {
  await desk.store.writeValue(keyOf(customerId), kept, { log, notices: [] });
}

/** Learned by use only: trying a permission to act would be acting (facts.md 4.2). */
export async function learnPermission(desk: Pick<Desk, 'store'>, permission: 'works' | 'refused'): Promise<void> {
  await desk.store.writeValue(permissionKey, permission, { log: [], notices: [] });
}

/** Why a customer cannot be unfrozen from here: only customers of the reseller model can (facts.md 4.2). */
export function whyNot(
  desk: Pick<Desk, 'partnerActs'>,
  customer: Customer,
): 'no-key' | 'not-reseller-model' | 'not-frozen' | 'gone' | null {
  if (!desk.partnerActs) return 'no-key';
  if (customer.visibility === 'disassociated' || customer.visibility === 'no-longer-visible') return 'gone';
  // An unconfirmed type is one to which the blockers of the reseller model apply (facts.md 4.1): the site says whether it takes it.
  if (customer.association === 'referral') return 'not-reseller-model';
  return customer.frozen ? null : 'not-frozen';
}

export async function unfreezeState(desk: Desk, customerId: string) {
  const [customer, kept, permission] = await Promise.all([
    customerOf(desk, customerId),
    keptUnfreeze(desk, customerId),
    desk.store.value(permissionKey),
  ]);
  const { actKey: _, ...last } = kept ?? { actKey: '', at: '' };
  return {
    why: whyNot(desk, customer),
    permission: Permission.safeParse(permission).data ?? 'untested',
    last: kept ? LastUnfreeze.parse(last) : null,
  };
}
