import { z } from 'zod';
import { ActKey } from '../core/case/case.ts';
import { CustomerId } from '../core/customer/customer.ts';
import { FaultData } from '../core/fault.ts';
import { askDesk, line } from './define.ts';

/** The two kinds of freezing by hand; unfreezing must name the one it was (facts.md 4.2, R05, R06). */
export const FreezeKind = z.enum(['account', 'account-and-resources']);
export type FreezeKind = z.infer<typeof FreezeKind>;

/**
 * What became of one customer: `unfrozen` (the site took it), `refused` (the site said no; `fault`), `not-frozen` (it was not frozen when it
 * was read just before, so nothing was sent), `not-sent` (nothing left this computer), `unknown` (no answer came back).
 */
export const UnfreezeRow = z.object({
  customerId: CustomerId,
  accountName: z.string(),
  result: z.enum(['unfrozen', 'refused', 'not-frozen', 'not-sent', 'unknown']),
  fault: FaultData.nullable(),
  /** As read afterwards; null where it could not be read. */
  frozenNow: z.boolean().nullable(),
});
export type UnfreezeRow = z.infer<typeof UnfreezeRow>;

/** The last unfreezing of a customer from here; null where there was none. */
export const LastUnfreeze = z.object({
  at: z.string(),
  by: z.string(),
  kind: FreezeKind,
  result: UnfreezeRow.shape.result,
  fault: FaultData.nullable(),
  /** What reading again has shown since; null while nobody has. */
  seen: z.object({ at: z.string(), frozen: z.boolean() }).nullable(),
});
export type LastUnfreeze = z.infer<typeof LastUnfreeze>;

export const freezes = {
  /** `permission`: acting permissions are not tried, they are learned by using them. `offered`: why it cannot be done here, or null. */
  state: askDesk({ customerId: CustomerId }).output(
    z.object({
      why: z.enum(['no-key', 'not-reseller-model', 'not-frozen', 'gone']).nullable(),
      permission: z.enum(['untested', 'works', 'refused']),
      last: LastUnfreeze.nullable(),
    }),
  ),
  /**
   * Unfreezes up to ten customers at once; the app never freezes. Written before it is sent, sent once, never again by itself. `understood`:
   * that the customers can spend again. Faults: operator-missing, not-understood, capability-missing, act-key-reused, invalid-input
   * {customerIds|reason}, offline, not-found.
   */
  unfreeze: askDesk({
    customerIds: z.array(CustomerId).min(1).max(10),
    kind: FreezeKind,
    reason: line(256),
    understood: z.boolean(),
    actKey: ActKey,
  }).output(z.object({ rows: z.array(UnfreezeRow) })),
  /** Reads again whether they are frozen; nothing is sent. Fault offline. */
  look: askDesk({ customerIds: z.array(CustomerId).min(1).max(10) }).output(
    z.object({ rows: z.array(z.object({ customerId: CustomerId, frozen: z.boolean().nullable() })) }),
  ),
};
