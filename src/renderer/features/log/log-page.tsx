import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffline } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { useCommand } from '../../ui/commands.ts';
import { countText } from '../../ui/count.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { CheckpointDialog } from './checkpoint-dialog.tsx';
import { LogFileLinks } from './file-links.tsx';
import { LogFiltersBar } from './log-filters.tsx';
import { LogList } from './log-list.tsx';
import { LogTimes } from './log-times.tsx';
import { searchWords } from './marks.ts';
import { OpenEntry } from './open-entry.tsx';
import { searchId } from './search-field.tsx';
import { useLogPlace, useLogRows } from './use-log.ts';
import { useLogAddress } from './use-log-address.ts';
import { ChainProgress, ChainResult, useChainCheck } from './verify-chain.tsx';

/** The operation log: everything in it is on this computer, so nothing here depends on the connection. */
export function LogPage(): ReactNode {
  const { t } = useTranslation('log');
  const { search, filters, entry, setSearch, setFilters, setEntry, ask } = useLogAddress();
  const chosen = entry?.sequence ?? null;
  const { answer, ...rows } = useLogRows(search, filters);
  const asked = useLogPlace(search, filters, entry);
  const place = chosen === null ? -1 : (asked ?? rows.find((line) => line.entry.sequence === chosen));
  const [sealing, setSealing] = useState(false);
  const chain = useChainCheck();
  const offline = useOffline();
  const timeZone = Temporal.Now.timeZoneId();
  const words = useMemo(() => searchWords(search), [search]);
  const customerAt = rows.find((line) => line.customerId === filters.customerId && line.accountName !== null);
  const customerName = filters.customerId ? (rows.rowAt(customerAt)?.accountName ?? null) : null;
  const bare = search === '' && Object.keys(filters).length === 0;
  const close = useCallback(() => setEntry(null), [setEntry]);

  useCommand({ id: 'log.search', label: t('search'), keys: '/', group: t('title'), run: () => document.getElementById(searchId)?.focus() });
  useCommand({
    id: 'log.verify',
    label: t('verify.act'),
    keys: 'V',
    group: t('title'),
    run: chain.start,
    when: chain.state.kind !== 'running',
  });
  useCommand({ id: 'log.checkpoint', label: t('checkpoint.act'), group: t('title'), run: () => setSealing(true) });
  useCommand({ id: 'log.close', label: t('detail.close'), keys: 'Escape', group: t('title'), run: close, when: chosen !== null });

  const list =
    rows.total === null ? (
      rows.error ? (
        <div className="p-5">
          <FaultPanel fault={faultOf(rows.error)} onRetry={rows.again} />
        </div>
      ) : (
        <Loading />
      )
    ) : rows.total === 0 ? (
      <EmptyState
        title={t(bare ? 'empty.title' : 'nothing.title')}
        action={bare ? null : <Button onClick={() => ask('', {})}>{t('nothing.clear')}</Button>}
      >
        {t(bare ? 'empty.body' : 'nothing.body')}
      </EmptyState>
    ) : (
      <LogList
        count={rows.total}
        rowAt={rows.rowAt}
        onRange={rows.onRange}
        words={words}
        timeZone={timeZone}
        chosen={chosen}
        place={place}
        onChoose={setEntry}
      />
    );
  const total = rows.total ?? 0;
  const shown = countText(total);
  return (
    <Page
      fill
      quiet
      title={t('title')}
      aside={
        <span className="numbers">
          {bare ? t('count', { count: total, shown }) : t('countFiltered', { shown, total: countText(answer?.newest ?? total) })}
        </span>
      }
      actions={
        <>
          <LogFileLinks />
          <Button onClick={() => setSealing(true)}>{t('checkpoint.act')}</Button>
          {chain.state.kind === 'running' ? (
            <ChainProgress done={chain.state.done} of={chain.state.of} onStop={chain.stop} />
          ) : (
            <Button keys="V" onClick={chain.start}>
              {t('verify.act')}
            </Button>
          )}
        </>
      }
    >
      {offline ? <p className="px-5 pb-2 text-small text-secondary">{t('offline')}</p> : null}
      <ChainResult
        state={chain.state}
        onDismiss={chain.dismiss}
        onShow={setEntry}
        onCheckpoint={() => setSealing(true)}
        timeZone={timeZone}
      />
      <LogFiltersBar
        search={search}
        onSearch={setSearch}
        filters={filters}
        onFilters={setFilters}
        onAsk={ask}
        customerName={customerName}
      />
      <LogTimes search={search} filters={filters} onFilters={setFilters} />
      <div className="flex min-h-0 flex-1 border-t border-hairline">
        <div
          aria-busy={rows.settling}
          className={classes('min-h-0 min-w-0 flex-1 flex-col', chosen === null ? 'flex' : 'hidden min-[1100px]:flex')}
        >
          {list}
        </div>
        {entry ? (
          <OpenEntry
            key={entry.sequence}
            named={entry}
            known={rows.rowAt(place)}
            outside={asked === null}
            words={words}
            timeZone={timeZone}
            onClose={close}
            onFilter={(more) => setFilters({ ...filters, ...more })}
            onAll={() => ask('', {}, entry.sequence)}
          />
        ) : null}
      </div>
      {sealing ? <CheckpointDialog onClose={() => setSealing(false)} /> : null}
    </Page>
  );
}
