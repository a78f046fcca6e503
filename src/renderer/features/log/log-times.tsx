import { type ReactNode, useCallback, useMemo } from 'react';
import type { LogFilters } from '../../../core/ports.ts';
import { barsOf, barsWithin, daysOf, instantsOf } from './bars.ts';
import { Histogram } from './histogram.tsx';
import { useLogDays } from './use-log.ts';

/** How much happened when, and the days that are chosen of it; its place is kept free until it is counted. */
export function LogTimes(props: {
  readonly search: string;
  readonly filters: LogFilters;
  readonly onFilters: (filters: LogFilters) => void;
}): ReactNode {
  const { search, filters, onFilters } = props;
  const days = useLogDays(search, filters).data;
  const bars = useMemo(() => barsOf(days ?? []), [days]);
  const chosen = useMemo(() => barsWithin(bars, daysOf(filters.from, filters.until)), [bars, filters.from, filters.until]);
  const choose = useCallback(
    (stretch: { readonly first: number; readonly last: number } | null) => {
      const { from: _from, until: _until, ...others } = filters;
      const first = stretch && bars[stretch.first];
      const last = stretch && bars[stretch.last];
      onFilters(first && last ? { ...others, ...instantsOf(first.from, last.to) } : others);
    },
    [bars, filters, onFilters],
  );
  return (
    <div className="h-18 shrink-0">
      <Histogram bars={bars} chosen={chosen} onChoose={choose} />
    </div>
  );
}
