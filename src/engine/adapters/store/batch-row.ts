import type { BatchGroup, BatchRow } from '../../../core/batch/batch.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import type { FaultData } from '../../../core/fault.ts';

/** A row of `batch_row` with whose it is. */
export interface BatchRowColumns {
  readonly id: number;
  readonly customer_id: string;
  readonly state: BatchRow['state'];
  readonly grouped: BatchGroup | null;
  readonly rules: string;
  readonly asks: string;
  readonly until: string | null;
  readonly decides: string | null;
  readonly fault: string | null;
  readonly checked_at: string | null;
  readonly prepared: BatchRow['prepared'];
  readonly case_id: string | null;
}

/** `batch_row` is b. */
export const batchColumns = 'b.state, b.grouped, b.rules, b.asks, b.until, b.decides, b.fault, b.checked_at, b.prepared, b.case_id';

export const wordsOf = (text: string): string[] => (text === '' ? [] : text.split(' '));

export function batchRowOf(row: Omit<BatchRowColumns, 'id'>): BatchRow {
  return {
    customerId: row.customer_id as CustomerId,
    state: row.state,
    group: row.grouped,
    rules: wordsOf(row.rules),
    asks: wordsOf(row.asks),
    until: row.until,
    decides: row.decides,
    fault: row.fault === null ? null : (JSON.parse(row.fault) as FaultData),
    checkedAt: row.checked_at,
    prepared: row.prepared,
    caseId: row.case_id as CaseId | null,
  };
}
