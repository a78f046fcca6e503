import { setImmediate as breathe } from 'node:timers/promises';
import type { Batch } from '../../../core/batch/batch.ts';
import type { BatchPlan } from '../../../core/batch/batch-plan.ts';
import type { KnownGroup } from '../../../core/batch/calls.ts';
import { planOf } from '../../../core/batch/plan.ts';
import { Fault } from '../../../core/fault.ts';
import type { BatchChoice } from '../../../core/ports.ts';
import { aroundOf, type BatchDesk } from './around.ts';

/** Customers counted in one statement: some tens of milliseconds, so that questions are answered in between. */
const SLICE = 4_000;

/** Takes a choice, counts what is known of it, and says what a check would ask. Nothing is asked of anybody. */
export async function planCheck(
  desk: BatchDesk,
  { choice, chosen, again }: { readonly choice: BatchChoice } & Pick<Batch, 'chosen' | 'again'>,
): Promise<Batch> {
  const begun = await desk.store.beginBatch(
    {
      id: crypto.randomUUID(),
      state: 'planned',
      outcome: null,
      chosen,
      again,
      total: 0,
      plan: null,
      createdAt: desk.clock.now(),
      startedAt: null,
      endedAt: null,
      preparing: null,
    },
    choice,
  );
  const batch = { ...begun, plan: await countPlan(desk, begun, false) };
  await desk.store.writeBatch({ batch, log: [], notices: [] });
  return batch;
}

/** The same customers, with or without what is known and fresh. Fault not-allowed-here {reason: batch-running} for one that was begun. */
export async function replanCheck(desk: BatchDesk, before: Batch, again: boolean): Promise<Batch> {
  if (before.state !== 'planned') throw new Fault('not-allowed-here', { reason: 'batch-running' });
  const batch = { ...before, again };
  const planned = { ...batch, plan: await countPlan(desk, batch, false) };
  await desk.store.writeBatch({ batch: planned, log: [], notices: [] });
  return planned;
}

/** `pendingOnly`: what is left of a check that was begun. */
export async function countPlan(desk: BatchDesk, batch: Batch, pendingOnly: boolean): Promise<BatchPlan> {
  const { submit, agree, bounds, offers, partnerFresh, perSecond } = await aroundOf(desk, batch);
  const groups: KnownGroup[] = [];
  for (let after = 0; ; ) {
    const slice = await desk.store.batchKnown({ batchId: batch.id, pendingOnly, after, limit: SLICE, bounds });
    groups.push(...slice.groups);
    if (slice.next === null) break;
    after = slice.next;
    await breathe();
  }
  return planOf({ groups, offers, packs: [submit, agree], partner: partnerFresh, perSecond });
}
