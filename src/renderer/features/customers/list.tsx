import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Grid } from '../../ui/grid.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { useColumns } from './columns.tsx';
import { pickColumn } from './pick-box.tsx';
import { togglePicked } from './picked.ts';
import { type ListSearch, narrowed, type SortKey } from './question.ts';
import type { useRows } from './use-rows.ts';
import { useRoom, useWide } from './use-wide.ts';

/** The card follows the arrow keys when they rest. Milliseconds. */
const rest = 90;

export function CustomerList(props: {
  readonly search: ListSearch;
  readonly rows: ReturnType<typeof useRows>;
  readonly customerId: string | undefined;
  readonly onChange: (part: { readonly [Key in keyof ListSearch]?: ListSearch[Key] | undefined }) => void;
}): ReactNode {
  const { search, rows, customerId, onChange } = props;
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const account = useAccount();
  const navigate = useNavigate();
  const wide = useWide();
  const [roomy, place] = useRoom(820);
  const [cursor, setCursor] = useState(-1);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onSort = useCallback(
    (by: SortKey) => onChange({ sort: by, descending: (search.sort ?? 'accountName') === by && !search.descending ? true : undefined }),
    [search, onChange],
  );
  const columns = useColumns({ search, roomy, onSort });

  const withPicks = useMemo(() => [pickColumn, ...columns], [columns]);

  // The cursor is where the keys are; it is the open card's row once that is known.
  const known = rows.indexOf(customerId);
  const opened = useRef<string>(undefined);
  // Another question, or a card opened from elsewhere: the keys start anew from the open card.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question is what this waits for
  useEffect(() => setCursor(-1), [search]);
  useEffect(() => {
    if (customerId !== opened.current) setCursor(-1);
    opened.current = customerId;
  }, [customerId]);
  const open = (index: number, replace: boolean) => {
    const row = rows.rowAt(index);
    if (!row) return;
    opened.current = row.customerId;
    void navigate({ to: '/customers/$customerId', params: { customerId: row.customerId }, search, replace });
  };
  const select = (index: number) => {
    setCursor(index);
    clearTimeout(timer.current);
    if (wide) timer.current = setTimeout(() => open(index, customerId !== undefined), rest);
  };
  const enter = (index: number) => {
    clearTimeout(timer.current);
    if (rows.rowAt(index)?.customerId === customerId) document.getElementById('customer-heading')?.focus();
    else open(index, customerId !== undefined);
  };

  const active = rows.rowAt(cursor >= 0 && cursor < (rows.total ?? 0) ? cursor : known);
  useCommand({
    id: 'customers.pick',
    label: t('many.pickRow'),
    keys: 'X',
    group: app('group.list'),
    run: () => active && togglePicked(account, active.customerId),
    when: active !== undefined,
  });

  if (rows.total === null)
    return rows.error ? (
      <div className="p-5">
        <FaultPanel fault={faultOf(rows.error)} onRetry={rows.again} />
      </div>
    ) : (
      <Loading />
    );
  if (rows.total === 0) return narrowed(search) ? <NoHits search={search} onChange={onChange} /> : <NobodyYet />;
  return (
    <div ref={place} aria-busy={rows.settling} className="flex min-h-0 flex-1 flex-col">
      {rows.error ? (
        <div className="px-5 pb-2">
          <FaultPanel fault={faultOf(rows.error)} onRetry={rows.again} />
        </div>
      ) : null}
      <Grid
        label={t('title')}
        columns={withPicks}
        count={rows.total}
        rowAt={rows.rowAt}
        selected={cursor >= 0 && cursor < rows.total ? cursor : known}
        onSelect={select}
        onOpen={enter}
        onRange={rows.onRange}
        {...(wide ? {} : { onPress: (index: number) => open(index, false) })}
      />
    </div>
  );
}

function NoHits({
  search,
  onChange,
}: {
  readonly search: ListSearch;
  readonly onChange: (part: { readonly q: undefined }) => void;
}): ReactNode {
  const { t } = useTranslation('customers');
  return (
    <EmptyState
      title={search.q ? t('noHits', { text: search.q }) : t('noneFit')}
      action={search.q ? <Button onClick={() => onChange({ q: undefined })}>{t('clearSearch')}</Button> : null}
    >
      {t('noHitsWords')}
    </EmptyState>
  );
}

function NobodyYet(): ReactNode {
  const { t } = useTranslation('customers');
  const status = useStatus().data;
  const navigate = useNavigate();
  if (status && !status.capabilities.read) {
    return (
      <EmptyState title={t('nobodyYet')} action={<Button onClick={() => void navigate({ to: '/import' })}>{t('bringIn')}</Button>}>
        {t('nobodyYetByHand')}
      </EmptyState>
    );
  }
  const progress = status?.sync.progress;
  return (
    <EmptyState title={t('nobodyYet')}>
      {status?.sync.phase === 'running' ? t('nobodyYetRunning', { read: progress?.read ?? 0 }) : t('nobodyYetWords')}
    </EmptyState>
  );
}
