import { useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilters } from '../../../core/ports.ts';
import { useOffline } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { barsOf, daysOf, instantsOf } from './bars.ts';
import { Histogram } from './histogram.tsx';
import { LogDetail } from './log-detail.tsx';
import { LogFiltersBar } from './log-filters.tsx';
import { LogList } from './log-list.tsx';
import { searchWords } from './marks.ts';
import { useLogDays, useLogEntry, useLogPages } from './use-log.ts';
import { ChainResult, useChainCheck } from './verify-chain.tsx';

/** The operation log: everything in it is on this computer, so nothing here depends on the connection. */
export function LogPage(): ReactNode {
  const { t } = useTranslation('log');
  const asked: { readonly customer?: string; readonly case?: string; readonly entry?: number | string } = useSearch({ strict: false });
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<LogFilters>(() => ({
    ...(asked.customer ? { customerId: asked.customer } : {}),
    ...(asked.case ? { caseId: asked.case } : {}),
  }));
  const [chosen, setChosen] = useState<number | null>(() => Number(asked.entry) || null);
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
      total={total}
      words={words}
      timeZone={timeZone}
      chosen={chosen}
      onChoose={setChosen}
      onMore={pages.hasNextPage ? () => void (pages.isFetchingNextPage || pages.fetchNextPage()) : null}
    />
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && chosen !== null) setChosen(null);
  };
  return (
    <Page
      fill
      quiet
      title={t('title')}
      aside={<span className="numbers">{bare ? t('count', { count: total }) : t('countFiltered', { shown: total, total: newest })}</span>}
      actions={
        chain.state.kind === 'running' ? (
          <>
            <span role="status" className="text-secondary">
              {t('verify.running')}
            </span>
            <Button onClick={chain.stop}>{t('verify.cancel')}</Button>
          </>
        ) : (
          <Button onClick={chain.start}>{t('verify.act')}</Button>
        )
      }
    >
      {offline ? <p className="px-5 pb-2 text-small text-secondary">{t('offline')}</p> : null}
      <ChainResult state={chain.state} onDismiss={chain.dismiss} onShow={setChosen} />
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the entry from wherever the focus is on the page */}
      <div className="flex min-h-0 flex-1 flex-col border-t border-hairline" onKeyDown={onKeyDown}>
        <SplitView
          label={t('detail.title', { sequence: chosen ?? '' })}
          master={list}
          detail={
            line ? (
              <LogDetail
                line={line}
                words={words}
                timeZone={timeZone}
                onClose={() => setChosen(null)}
                onFilter={(more) => setFilters({ ...filters, ...more })}
              />
            ) : null
          }
          empty={<p className="p-6 text-center text-secondary">{t('detail.choose')}</p>}
        />
      </div>
    </Page>
  );
}
