import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilters } from '../../../core/ports.ts';
import { useOffline } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { useFollowedText } from '../../ui/followed-text.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { addressOf, filtersOf } from './address.ts';
import { barsOf, daysOf, instantsOf } from './bars.ts';
import { Histogram } from './histogram.tsx';
import { LogDetail } from './log-detail.tsx';
import { LogFiltersBar, searchId } from './log-filters.tsx';
import { LogList } from './log-list.tsx';
import { searchWords } from './marks.ts';
import { useLogDays, useLogEntry, useLogPages } from './use-log.ts';
import { ChainProgress, ChainResult, useChainCheck } from './verify-chain.tsx';

/** The operation log: everything in it is on this computer, so nothing here depends on the connection. */
export function LogPage(): ReactNode {
  const { t } = useTranslation('log');
  const address = useSearch({ from: '/log' });
  const navigate = useNavigate({ from: '/log' });
  // The field answers at once; the address follows, so that a search can be returned to.
  const [search, type] = useFollowedText(address.q ?? '');
  const filters = useMemo(() => filtersOf(address), [address]);
  const chosen = address.entry ?? null;
  const go = (next: { readonly q?: string; readonly filters?: LogFilters; readonly entry?: number | null }) =>
    void navigate({
      search: addressOf(next.q ?? search, next.filters ?? filters, next.entry === undefined ? chosen : next.entry),
      replace: true,
    });
  const setSearch = (typed: string) => {
    const q = typed.replace(/\p{Cc}/gu, ' ');
    type(q);
    go({ q });
  };
  const setFilters = (wanted: LogFilters) => go({ filters: wanted });
  const setChosen = (entry: number | null) => go({ entry });
  const { pages, lines, total, newest } = useLogPages(search, filters);
  const days = useLogDays(search, filters);
  const chain = useChainCheck();
  const offline = useOffline();
  const timeZone = Temporal.Now.timeZoneId();
  const words = useMemo(() => searchWords(search), [search]);
  const bars = useMemo(() => barsOf(days.data ?? []), [days.data]);
  const cut = daysOf(filters.from, filters.until);
  const chosenBars = cut
    ? {
        first: Math.max(
          0,
          bars.findIndex((bar) => bar.to >= cut.from),
        ),
        last: Math.max(
          0,
          bars.findLastIndex((bar) => bar.from <= cut.to),
        ),
      }
    : null;
  const known = lines.find((line) => line.entry.sequence === chosen);
  const asking = useLogEntry(known ? null : chosen);
  const line = known ?? (chosen === null ? undefined : asking.data);
  const customerName = lines.find((one) => one.customerId === filters.customerId)?.accountName ?? null;
  const bare = search === '' && Object.keys(filters).length === 0;

  const { fetchNextPage, isFetchingNextPage } = pages;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  useCommand({ id: 'log.search', label: t('search'), keys: '/', group: t('title'), run: () => document.getElementById(searchId)?.focus() });
  useCommand({
    id: 'log.verify',
    label: t('verify.act'),
    keys: 'V',
    group: t('title'),
    run: chain.start,
    when: chain.state.kind !== 'running',
  });
  useCommand({
    id: 'log.close',
    label: t('detail.close'),
    keys: 'Escape',
    group: t('title'),
    run: () => setChosen(null),
    when: chosen !== null,
  });

  const list = pages.isPending ? (
    <Loading />
  ) : pages.isError && lines.length === 0 ? (
    <div className="p-5">
      <FaultPanel fault={faultOf(pages.error)} onRetry={() => void pages.refetch()} />
    </div>
  ) : lines.length === 0 ? (
    <EmptyState title={t(bare ? 'empty.title' : 'nothing.title')}>{t(bare ? 'empty.body' : 'nothing.body')}</EmptyState>
  ) : (
    <LogList
      lines={lines}
      words={words}
      timeZone={timeZone}
      chosen={chosen}
      onChoose={setChosen}
      onMore={pages.hasNextPage ? more : null}
    />
  );
  return (
    <Page
      fill
      quiet
      title={t('title')}
      aside={<span className="numbers">{bare ? t('count', { count: total }) : t('countFiltered', { shown: total, total: newest })}</span>}
      actions={
        chain.state.kind === 'running' ? (
          <ChainProgress done={chain.state.done} of={chain.state.of} onStop={chain.stop} />
        ) : (
          <Button keys="V" onClick={chain.start}>
            {t('verify.act')}
          </Button>
        )
      }
    >
      {offline ? <p className="px-5 pb-2 text-small text-secondary">{t('offline')}</p> : null}
      <ChainResult state={chain.state} onDismiss={chain.dismiss} onShow={setChosen} timeZone={timeZone} />
      <LogFiltersBar search={search} onSearch={setSearch} filters={filters} onFilters={setFilters} customerName={customerName} />
      <div className="h-18 shrink-0">
        <Histogram
          bars={bars}
          chosen={chosenBars}
          onChoose={(stretch) => {
            const { from: _from, until: _until, ...others } = filters;
            const first = stretch && bars[stretch.first];
            const last = stretch && bars[stretch.last];
            setFilters(first && last ? { ...others, ...instantsOf(first.from, last.to) } : others);
          }}
        />
      </div>
      <div className="flex min-h-0 flex-1 flex-col border-t border-hairline">
        <div className="flex min-h-0 flex-1">
          <div className={classes('min-h-0 min-w-0 flex-1 flex-col', line ? 'hidden min-[1100px]:flex' : 'flex')}>{list}</div>
          {line ? (
            <section
              aria-label={t('detail.title', { sequence: line.entry.sequence })}
              className="flex min-h-0 min-w-0 flex-1 flex-col border-hairline min-[1100px]:w-105 min-[1100px]:flex-none min-[1100px]:border-l min-[1600px]:w-140"
            >
              <LogDetail
                line={line}
                words={words}
                timeZone={timeZone}
                onClose={() => setChosen(null)}
                onFilter={(more) => setFilters({ ...filters, ...more })}
              />
            </section>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
