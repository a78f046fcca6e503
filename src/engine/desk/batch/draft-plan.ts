import { setImmediate as breathe } from 'node:timers/promises';
import type { BatchDraftPlan } from '../../../contract/batch.ts';
import type { BatchGroup } from '../../../core/batch/batch.ts';
import type { Desk } from '../desk.ts';
import { aroundOf } from './around.ts';
import { judgeRow } from './judge.ts';
import { eachPage } from './view.ts';

/** What preparing one group would do now, customer by customer: by the facts, requests and slots of this minute. */
export async function draftPlan(desk: Desk, batchId: string, group: BatchGroup): Promise<BatchDraftPlan> {
  const { store, clock } = desk;
  const around = await aroundOf(desk, { again: false, startedAt: null });
  const open = new Set((await store.openCases()).map(({ customerId }) => customerId));
  const plan = { ready: 0, openCase: 0, noSlot: 0, lastSlot: 0, elsewhere: 0, drafted: 0 };
  for await (const page of eachPage(desk, batchId, group)) {
    const drafted = new Set(page.filter(({ row }) => row.prepared === 'drafted').map(({ row }) => row.customerId));
    plan.drafted += drafted.size;
    const now = clock.now();
    for (const dossier of await store.dossiers(page.map(({ row }) => row.customerId).filter((id) => !drafted.has(id)))) {
      const { row, quota } = judgeRow(around, dossier, now, null);
      if (open.has(row.customerId)) plan.openCase += 1;
      else if (quota.left <= 0) plan.noSlot += 1;
      else if (row.group !== group) plan.elsewhere += 1;
      else {
        plan.ready += 1;
        if (quota.left === 1 && quota.stated !== false) plan.lastSlot += 1;
      }
    }
    await breathe();
  }
  return plan;
}
