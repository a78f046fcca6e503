import { z } from 'zod';
import { Side } from '../rule/finding.ts';

/** One known request that counts against the limit (R02). */
export const QuotaEntry = z.object({
  customerId: z.string(),
  side: Side,
  /** UTC instant of the submission. */
  at: z.string(),
  /** Where the app knows it from. */
  source: z.enum(['app', 'gateway', 'person', 'import']),
  caseId: z.string().nullable(),
});
export type QuotaEntry = z.infer<typeof QuotaEntry>;

/**
 * Used and left for one customer and side. A request stops counting at its time plus `months` calendar months, the day clamped to the
 * month's end, in the account's named time zone: published by the sandbox, our reading elsewhere (facts.md 1.6).
 */
export const QuotaView = z.object({
  side: Side,
  /** 0 where `stated` is false. */
  limit: z.number().int(),
  months: z.number().int(),
  timeZone: z.string(),
  used: z.number().int(),
  left: z.number().int(),
  /** UTC instant of the next free slot when none is left, else null. */
  nextFreeAt: z.string().nullable(),
  /** True only where the connection publishes how it counts; else the numbers are "at least", by our reading. */
  published: z.boolean(),
  entries: z.array(QuotaEntry),
  /** False: no page of this place states a limit, so none is used up. */
  stated: z.boolean().optional(),
  /** The other side's latest known request, after which this side has to wait; there while it has to (facts.md 1.6). */
  waitsFor: z.object({ side: Side, at: z.string(), months: z.number().int(), until: z.string() }).optional(),
});
export type QuotaView = z.infer<typeof QuotaView>;
