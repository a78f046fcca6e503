import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { NamedEntry } from '../../../core/log/entry-link.ts';
import type { LogFilters } from '../../../core/ports.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { pageSize, usePagedRows } from '../../bridge/use-paged-rows.ts';

/** The entries around the viewport, newest first: at any size of the log the first page comes at once, and so does any other. */
export function useLogRows(search: string, filters: LogFilters) {
  const { ask } = useBridge();
  const account = useAccount();
  const page = useCallback(
    (number: number) =>
      ask.log.page.queryOptions({ input: { account, search, filters, before: null, skip: number * pageSize, limit: pageSize } }),
    [ask, account, search, filters],
  );
  return usePagedRows(page);
}

/** Counts by day for the histogram: of everything the search and filters find, whatever days are chosen. */
export function useLogDays(search: string, filters: LogFilters) {
  const { ask } = useBridge();
  const account = useAccount();
  const { from: _from, until: _until, ...others } = filters;
  return useQuery(ask.log.days.queryOptions({ input: { account, search, filters: others }, placeholderData: keepPreviousData }));
}

/** One entry, wherever it stands. */
export function useLogEntry(sequence: number | null) {
  const { ask } = useBridge();
  const account = useAccount();
  return useQuery(ask.log.entry.queryOptions({ input: { account, sequence: sequence ?? 1 }, enabled: sequence !== null }));
}

/** Where the open entry stands in the list: undefined while that is asked, null when search and filters leave it out. */
export function useLogPlace(search: string, filters: LogFilters, entry: NamedEntry | null): number | null | undefined {
  const { ask } = useBridge();
  const account = useAccount();
  const input = { account, search, filters, sequence: entry?.sequence ?? 1 };
  return useQuery(ask.log.place.queryOptions({ input, enabled: entry !== null })).data?.index;
}

/** Everybody who did something. */
export function useOperators(): readonly string[] {
  const { ask } = useBridge();
  const account = useAccount();
  return useQuery(ask.log.operators.queryOptions({ input: { account } })).data ?? [];
}
