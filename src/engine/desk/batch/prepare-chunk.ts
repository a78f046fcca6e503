import type { Batch, BatchRow } from '../../../core/batch/batch.ts';
import type { CaseId } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { Dossier } from '../../../core/ports.ts';
import { begin, isOpen } from '../acts/prepare.ts';
import { readSettings } from '../settings.ts';
import { type Around, aroundOf, type BatchDesk } from './around.ts';
import { judgeRow } from './judge.ts';

/**
 * Our drafts for some customers, one each. The id of every draft is kept with its row before it is written: after a crash the case itself says
 * whether it was. Nothing is sent by it, and whoever has an open request, no slot left, or stands elsewhere by now, gets none.
 */
export async function prepareChunk(desk: BatchDesk, batch: Batch, rows: readonly BatchRow[]): Promise<void> {
  const { store, info, news } = desk;
  const { operator } = await readSettings(desk);
  const around = await aroundOf(desk, batch);
  const dossiers = new Map(
    (await store.dossiers(rows.map(({ customerId }) => customerId))).map((each) => [each.customer.customerId, each]),
  );
  const settled: BatchRow[] = [];
  const begun: { readonly row: BatchRow; readonly draft: ReturnType<typeof begin> }[] = [];
  for (const row of rows) {
    const dossier = dossiers.get(row.customerId);
    if (dossier === undefined) continue;
    if (row.prepared === 'intended' && row.caseId !== null && (await store.case(row.caseId)) !== null) {
      settled.push({ ...row, prepared: 'drafted' });
      continue;
    }
    const kept = await refused(desk, around, row, dossier);
    if (kept === null) begun.push({ row, draft: begin(desk, dossier.customer, { kind: 'prepared', operator, stated: null }) });
    else settled.push(kept);
  }
  await store.settleBatch(batch.id, [
    ...settled,
    ...begun.map(({ row, draft }): BatchRow => ({ ...row, prepared: 'intended', caseId: draft.case.id })),
  ]);
  const written: BatchRow[] = [];
  for (const { row, draft } of begun) written.push(await write(desk, row, draft));
  await store.settleBatch(batch.id, written);
  for (const topic of ['requests', 'customers', 'log', 'batch'] as const) news.tell(topic, info.account);
}

/** Why a customer gets no draft now; null when it does. */
async function refused(desk: BatchDesk, around: Around, row: BatchRow, dossier: Dossier): Promise<BatchRow | null> {
  const open = (await desk.store.casesOf(row.customerId)).find(isOpen);
  if (open) return { ...row, prepared: 'open-case', caseId: open.id };
  const { quota, row: now } = judgeRow(around, dossier, desk.clock.now(), null);
  if (quota.left <= 0) return { ...row, prepared: 'no-slot', caseId: null };
  return now.group === row.group ? null : { ...row, prepared: 'not-allowed', caseId: null };
}

async function write(desk: BatchDesk, row: BatchRow, { case: draft, event, entry, quota }: ReturnType<typeof begin>): Promise<BatchRow> {
  const none: CaseId | null = null;
  try {
    // Another may have been faster meanwhile: one open request per customer.
    const open = (await desk.store.casesOf(row.customerId)).find(isOpen);
    if (open) return { ...row, prepared: 'open-case', caseId: open.id };
    await desk.store.writeCase({ case: draft, expected: null, event, quota, visibility: null, log: [entry], notices: [] });
    return { ...row, prepared: 'drafted', caseId: draft.id };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'case-forbids') throw error;
    return { ...row, prepared: 'failed', caseId: none, fault: error.data };
  }
}
