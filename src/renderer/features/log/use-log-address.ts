import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { type NamedEntry, readEntryLink } from '../../../core/log/entry-link.ts';
import type { LogFilters } from '../../../core/ports.ts';
import { addressOf, entryOf, filtersOf, type LogAddress } from './address.ts';

export interface LogPlace {
  readonly search: string;
  readonly filters: LogFilters;
  /** The entry that is open; null: none. */
  readonly entry: NamedEntry | null;
  readonly setSearch: (search: string) => void;
  readonly setFilters: (filters: LogFilters) => void;
  readonly setEntry: (sequence: number | null) => void;
  /** Words and filters at once: a kept search. */
  readonly ask: (search: string, filters: LogFilters, entry?: number) => void;
}

/** Where one is in the log. The address holds all of it, so that it can be returned to and handed on. */
export function useLogAddress(): LogPlace {
  const address: LogAddress = useSearch({ from: '/log' });
  const navigate = useNavigate({ from: '/log' });
  const filters = useMemo(() => filtersOf(address), [address]);
  const entry = useMemo(() => entryOf(address), [address]);
  const latest = useRef({ address, filters });
  latest.current = { address, filters };
  const go = useCallback(
    (next: { readonly q?: string; readonly filters?: LogFilters; readonly entry?: LogAddress['entry'] | null }) => {
      const now = latest.current;
      const open = next.entry === undefined ? now.address.entry : next.entry;
      void navigate({ search: addressOf(next.q ?? now.address.q ?? '', next.filters ?? now.filters, open), replace: true });
    },
    [navigate],
  );
  const setSearch = useCallback(
    (typed: string) => {
      const linked = readEntryLink(typed);
      if (linked) go({ q: '', filters: {}, entry: linked.hash === null ? linked.sequence : `${linked.sequence}-${linked.hash}` });
      else go({ q: typed });
    },
    [go],
  );
  const setFilters = useCallback((wanted: LogFilters) => go({ filters: wanted }), [go]);
  const setEntry = useCallback((sequence: number | null) => go({ entry: sequence }), [go]);
  const ask = useCallback((q: string, wanted: LogFilters, open?: number) => go({ q, filters: wanted, entry: open ?? null }), [go]);
  return { search: address.q ?? '', filters, entry, setSearch, setFilters, setEntry, ask };
}
