import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LogFilters } from '../../../core/ports.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

const limit = 100;

/** Entries newest first, a page at a time before the last sequence seen; the last answer stays while the next is on its way. */
export function useLogPages(search: string, filters: LogFilters) {
  const { ask } = useBridge();
  const account = useAccount();
  const pages = useInfiniteQuery(
    ask.log.page.infiniteOptions({
      input: (before: number | null) => ({ account, search, filters, before, limit }),
      initialPageParam: null,
      getNextPageParam: (last) => (last.rows.length < limit ? undefined : last.rows.at(-1)?.entry.sequence),
      placeholderData: keepPreviousData,
    }),
  );
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { pages, lines, total: pages.data?.pages[0]?.total ?? 0, newest: pages.data?.pages[0]?.newest ?? 0 };
}

/** Counts by day for the histogram: of everything the search and filters find, whatever days are chosen. */
export function useLogDays(search: string, filters: LogFilters) {
  const { ask } = useBridge();
  const account = useAccount();
  const { from: _from, until: _until, ...others } = filters;
  return useQuery(ask.log.days.queryOptions({ input: { account, search, filters: others }, placeholderData: keepPreviousData }));
}

export function useLogEntry(sequence: number | null) {
  const { ask } = useBridge();
  const account = useAccount();
  return useQuery(ask.log.entry.queryOptions({ input: { account, sequence: sequence ?? 1 }, enabled: sequence !== null }));
}
