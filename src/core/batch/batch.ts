import { z } from 'zod';
import { CaseId } from '../case/case.ts';
import { CustomerId } from '../customer/customer.ts';
import { FaultData } from '../fault.ts';
import { BatchPlan } from './batch-plan.ts';
import { batchGroups } from './groups.ts';

/** Every judged customer is in exactly one group. */
export const BatchGroup = z.enum(batchGroups);
export type BatchGroup = z.infer<typeof BatchGroup>;

/** What became of one customer when requests were prepared. `intended`: a draft with this id is being written. */
export const Prepared = z.enum(['pending', 'intended', 'drafted', 'open-case', 'no-slot', 'not-allowed', 'gone', 'failed']);
export type Prepared = z.infer<typeof Prepared>;

/** Drafts for one group: begun by one confirmation, goes on by itself after a crash. */
export const Preparing = z.object({
  group: BatchGroup,
  state: z.enum(['running', 'ended']),
  outcome: z.enum(['finished', 'cancelled']).nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});
export type Preparing = z.infer<typeof Preparing>;

/** A check of many. What was searched for is not kept: it may be about people. */
export const Batch = z.object({
  id: z.string(),
  state: z.enum(['planned', 'running', 'paused', 'ended']),
  outcome: z.enum(['finished', 'cancelled']).nullable(),
  /** Hand-picked rows, all that matched the filters, or everybody. */
  chosen: z.enum(['picked', 'filtered', 'everybody']),
  /** Also what is known and fresh is asked again. */
  again: z.boolean(),
  total: z.number().int(),
  plan: BatchPlan.nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  preparing: Preparing.nullable(),
});
export type Batch = z.infer<typeof Batch>;

/** What became of one customer of a check. */
export const BatchRow = z.object({
  customerId: CustomerId,
  /** failed: something was refused; judged all the same by what is known. */
  state: z.enum(['pending', 'done', 'failed']),
  group: BatchGroup.nullable(),
  /** Rules that are violated, sorted. */
  rules: z.array(z.string()),
  /** Kinds of facts that are missing or too old, sorted; `undocumented` where no page answers. */
  asks: z.array(z.string()),
  /** UTC instant before which it cannot be, where a date decides. */
  until: z.string().nullable(),
  /** The rule that decides when, or whether at all. */
  decides: z.string().nullable(),
  fault: FaultData.nullable(),
  checkedAt: z.string().nullable(),
  prepared: Prepared.nullable(),
  caseId: CaseId.nullable(),
});
export type BatchRow = z.infer<typeof BatchRow>;

/** Rows of one check, counted. */
export interface BatchCounts {
  readonly total: number;
  readonly pending: number;
  readonly failed: number;
  readonly groups: Readonly<Record<BatchGroup, number>>;
  readonly prepared: Readonly<Partial<Record<Prepared, number>>>;
}
