import { useCallback, useMemo } from 'react';
import type { CustomerRow } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type PagedRows, pageSize, usePagedRows } from '../../bridge/use-paged-rows.ts';
import { type ListSearch, questionOf } from './question.ts';

export interface Rows extends PagedRows<CustomerRow> {
  readonly indexOf: (customerId: string | undefined) => number;
}

/** The customers around the viewport. */
export function useRows(search: ListSearch): Rows {
  const { ask } = useBridge();
  const account = useAccount();
  const question = useMemo(() => questionOf(search), [search]);
  const page = useCallback(
    (number: number) => ask.customers.page.queryOptions({ input: { account, ...question, offset: number * pageSize, limit: pageSize } }),
    [ask, account, question],
  );
  const rows = usePagedRows(page);
  return { ...rows, indexOf: (customerId) => (customerId ? rows.find((row) => row.customerId === customerId) : -1) };
}
