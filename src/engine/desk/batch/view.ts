import type { BatchListRow, BatchView } from '../../../contract/batch.ts';
import type { Batch, BatchRow } from '../../../core/batch/batch.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { maskName } from '../../../core/customer/mask.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';

/** Fault not-found {what: batch}. */
export async function batchOf(desk: Pick<Desk, 'store'>, batchId: string): Promise<Batch> {
  const found = (await desk.store.batches()).find(({ id }) => id === batchId);
  if (found === undefined) throw new Fault('not-found', { what: 'batch' });
  return found;
}

export async function viewOf(desk: Desk, batch: Batch | undefined): Promise<BatchView | null> {
  if (batch === undefined) return null;
  const { total, pending, failed, groups, prepared } = await desk.store.batchCounts(batch.id);
  const live = batch.state === 'running' ? desk.checks.live() : { waiting: null, left: null, resting: false };
  return { batch, counts: { total, pending, failed, groups: { ...groups }, prepared: { ...prepared } }, live };
}

export const listRow = ({ row, customer }: { readonly row: BatchRow; readonly customer: Customer }): BatchListRow => ({
  ...row,
  accountName: customer.accountName,
  maskedName: maskName(customer.name),
  manager: customer.manager,
});

const PAGE = 500;
export type Listed = { readonly row: BatchRow; readonly customer: Customer };

/** Every judged row of a group (null: of all), some hundred at a time. */
export async function* eachPage(desk: Pick<Desk, 'store'>, batchId: string, group: BatchRow['group']): AsyncGenerator<readonly Listed[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await desk.store.batchRows({
      batchId,
      group,
      failedOnly: false,
      preparedOnly: false,
      search: '',
      offset,
      limit: PAGE,
    });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
  }
}
