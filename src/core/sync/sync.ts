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

export const SyncState = z.object({
  /** `paused`: by the person; `waiting-for-person`: a mass loss concludes nothing until confirmed. */
  phase: z.enum(['idle', 'running', 'paused', 'waiting-for-person']),
  progress: SyncProgress.nullable(),
  lastCompleteAt: z.string().nullable(),
  /** Customers missing from the last complete listing and not yet asked for alone. */
  missing: z.number().int(),
});
export type SyncState = z.infer<typeof SyncState>;
