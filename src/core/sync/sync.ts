import { z } from 'zod';

/** How far a full listing has come; kept in the store so that a pass goes on after a crash. */
export const SyncProgress = z.object({
  passId: z.string(),
  startedAt: z.string(),
  /** What is being listed now: '' = own customers, else a reseller's id. */
  scope: z.string(),
  scopesLeft: z.array(z.string()),
  offset: z.number().int(),
  /** `count` the site last gave for this scope; a change while reading restarts the scope's gap check. */
  expected: z.number().int().nullable(),
  read: z.number().int(),
  total: z.number().int().nullable(),
  changedWhileRead: z.boolean(),
});
export type SyncProgress = z.infer<typeof SyncProgress>;

/** Why a complete listing is not believed without a person (architecture.md, "Gone"). */
export const Doubt = z.enum(['mass-loss', 'key-changed', 'permissions-changed']);
export type Doubt = z.infer<typeof Doubt>;

export const SyncState = z.object({
  /** `paused`: by the person; `waiting-for-person`: a doubtful listing concludes nothing until confirmed. */
  phase: z.enum(['idle', 'running', 'paused', 'waiting-for-person']),
  progress: SyncProgress.nullable(),
  /** When the last full listing ended: only a full one notices changes and who is missing. */
  lastCompleteAt: z.string().nullable(),
  /** When the last look for newly joined customers ended. */
  lastLookAt: z.string().nullish(),
  /** How many the last full listing read. */
  lastRead: z.number().int().nullish(),
  /** While waiting for a person. */
  doubt: Doubt.nullish(),
  /** Seconds that the rest of this listing takes at the pace measured in it; null while no honest number is known. Told, never kept. */
  left: z.number().int().nullish(),
  /** Minutes between two full listings, and whether a person chose them. Told, never kept. */
  fullEvery: z.object({ minutes: z.number().int(), chosen: z.boolean() }).nullish(),
  /** Customers missing from the last complete listing and not yet asked for alone. */
  missing: z.number().int(),
});
export type SyncState = z.infer<typeof SyncState>;
