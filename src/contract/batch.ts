import { z } from 'zod';
import { Batch, BatchGroup, BatchRow, Prepared } from '../core/batch/batch.ts';
import { FaultData } from '../core/fault.ts';
import { MustAct } from '../core/rule/finding.ts';
import { CustomerFiltersInput } from './customers.ts';
import { askDesk, Delivered, line, page } from './define.ts';

const batchId = line(64).min(1);
const count = z.number().int();
/** Rows that a person can pick one by one; whoever wants more takes all that match. */
export const MOST_PICKED = 2_000;

/** Who is to be checked. Whoever matches is found in the engine: ids of all never cross. */
export const BatchSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picked'), customerIds: z.array(line(64).min(1)).min(1).max(MOST_PICKED) }),
  z.object({ kind: z.literal('filtered'), search: line(120), filters: CustomerFiltersInput }),
  z.object({ kind: z.literal('everybody') }),
]);
export type BatchSelection = z.infer<typeof BatchSelection>;

export const BatchView = z.object({
  batch: Batch,
  counts: z.object({
    total: count,
    pending: count,
    failed: count,
    groups: z.record(BatchGroup, count),
    prepared: z.partialRecord(Prepared, count),
  }),
  live: z.object({
    /** The other side is away or asked to wait; it goes on by itself then. */
    waiting: z.object({ fault: FaultData, until: z.string() }).nullable(),
    /** Seconds that the rest takes at the pace of now; null while nothing runs. */
    left: z.number().nullable(),
    resting: z.boolean(),
  }),
});
export type BatchView = z.infer<typeof BatchView>;

/** Names are masked; the account name is the handle one works by. */
export const BatchListRow = BatchRow.extend({ accountName: z.string(), maskedName: z.string(), manager: z.string() });
export type BatchListRow = z.infer<typeof BatchListRow>;

export const AskedWhom = z.enum(['partner-center', 'customer', 'huawei-cloud', 'connection']);
export type AskedWhom = z.infer<typeof AskedWhom>;

/** What has to be learned from somebody about one manager's customers. `kind`: of a fact, or `undocumented`. */
export const BatchAsk = z.object({
  whom: AskedWhom,
  manager: z.string(),
  customers: count,
  kinds: z.array(z.object({ kind: z.string(), customers: count })),
});
export type BatchAsk = z.infer<typeof BatchAsk>;

/** What one side can do, rule by rule. */
export const BatchMend = z.object({
  mustAct: MustAct,
  customers: count,
  rules: z.array(z.object({ ruleId: z.string(), statement: z.string(), remedy: z.string(), customers: count })),
});
export type BatchMend = z.infer<typeof BatchMend>;

/** What preparing a group would do now; nothing is sent by it. */
export const BatchDraftPlan = z.object({
  ready: count,
  openCase: count,
  noSlot: count,
  /** Among those ready: one slot is left. */
  lastSlot: count,
  /** They stand elsewhere by now, or a fact is too old. */
  elsewhere: count,
  drafted: count,
});
export type BatchDraftPlan = z.infer<typeof BatchDraftPlan>;

export const checkMany = {
  /** `planned`: nothing of it runs yet; `current`: begun, also when it ended. */
  state: askDesk({}).output(z.object({ planned: BatchView.nullable(), current: BatchView.nullable() })),
  /** Takes a choice and says what a check would ask. Nothing is asked of anybody. */
  plan: askDesk({ selection: BatchSelection, again: z.boolean() }).output(Batch),
  /** The same customers as a plan has, planned anew. Faults: not-found, not-allowed-here {reason: batch-running}. */
  replan: askDesk({ batchId, again: z.boolean() }).output(Batch),
  /** Faults: not-found, not-allowed-here {reason: batch-running}. */
  start: askDesk({ batchId }).output(z.object({})),
  pause: askDesk({ batchId }).output(z.object({})),
  resume: askDesk({ batchId }).output(z.object({})),
  /** What is checked stays. */
  cancel: askDesk({ batchId }).output(z.object({})),
  /** Whoever was refused is asked once more. */
  askAgain: askDesk({ batchId }).output(z.object({})),
  /** Lets a plan or an ended check go. Fault not-allowed-here {reason: batch-running}. */
  discard: askDesk({ batchId }).output(z.object({})),
  rows: askDesk({
    batchId,
    group: BatchGroup.nullable(),
    failedOnly: z.boolean(),
    preparedOnly: z.boolean(),
    search: line(120),
    ...page,
  }).output(z.object({ total: count, rows: z.array(BatchListRow) })),
  asks: askDesk({ batchId }).output(z.array(BatchAsk)),
  mends: askDesk({ batchId }).output(z.array(BatchMend)),
  /** The questions to one of `asks`, with every customer's account name: to copy, or as a file where they are many. */
  questionsText: askDesk({ batchId, whom: AskedWhom, manager: line(256), way: z.enum(['copy', 'file']) }).output(Delivered),
  /** The remedies of one of `mends`, with every customer's account name. */
  remediesText: askDesk({ batchId, mustAct: MustAct, way: z.enum(['copy', 'file']) }).output(Delivered),
  /** Every row as CSV, with a mark of order; names masked. Faults: disk-full, disk-read-only. */
  save: askDesk({ batchId }).output(Delivered),
  draftPlan: askDesk({ batchId, group: BatchGroup }).output(BatchDraftPlan),
  /** Drafts for the group, one for each customer; nothing is sent. Faults: operator-missing, not-allowed-here {reason}. */
  prepare: askDesk({ batchId, group: z.enum(['allowed', 'mendable']) }).output(z.object({ waiting: count })),
  stopPreparing: askDesk({ batchId }).output(z.object({})),
};
