import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileInput } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { countText } from '../../ui/count.ts';
import { Page } from '../../ui/page.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CheckMany } from './check-many.tsx';
import { Filters } from './filters.tsx';
import { CustomerList } from './list.tsx';
import type { ListSearch } from './question.ts';
import { useRows } from './use-rows.ts';

const gridOf = (master: HTMLElement | null) => master?.querySelector<HTMLElement>('[data-grid-body]');

/** `/customers` and `/customers/ID`: the list, and the card of one customer beside or above it. */
export function CustomersPage(): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const navigate = useNavigate();
  const search: ListSearch = useSearch({ from: '/customers' });
  const { customerId } = useParams({ strict: false });
  const field = useRef<HTMLInputElement>(null);
  const master = useRef<HTMLDivElement>(null);
  const hadCard = useRef(false);
  const rows = useRows(search);

  const change = useCallback(
    (part: { readonly [Key in keyof ListSearch]?: ListSearch[Key] | undefined }) =>
      void navigate({
        to: '.',
        replace: true,
        search: (previous: ListSearch) =>
          Object.fromEntries(Object.entries({ ...previous, ...part }).filter(([, value]) => value !== undefined)) as never,
      }),
    [navigate],
  );
  // When the card goes, what had the focus in it goes too: the list takes it.
  useEffect(() => {
    if (customerId === undefined && hadCard.current && document.activeElement === document.body) gridOf(master.current)?.focus();
    hadCard.current = customerId !== undefined;
  }, [customerId]);
  const close = () => void navigate({ to: '/customers', search });
  useCommand({ id: 'customers.search', label: t('search'), keys: '/', group: app('group.list'), run: () => field.current?.focus() });
  useCommand({
    id: 'customers.close',
    label: t('closeCard'),
    keys: 'Escape',
    group: app('group.list'),
    run: close,
    when: customerId !== undefined,
  });

  return (
    <Page
      fill
      title={t('title')}
      aside={
        rows.total === null ? null : <span className="numbers">{t('count', { count: rows.total, shown: countText(rows.total) })}</span>
      }
      actions={
        <>
          <CheckMany search={search} total={rows.total} />
          <Button hint={t('bringInHint')} icon={<FileInput size={14} aria-hidden />} onClick={() => void navigate({ to: '/import' })}>
            {t('bringIn')}
          </Button>
        </>
      }
    >
      <SplitView
        label={t('cardLabel')}
        master={
          <div ref={master} className="flex min-h-0 flex-1 flex-col">
            <Filters search={search} onChange={change} field={field} onLeave={() => gridOf(master.current)?.focus()} />
            <CustomerList search={search} rows={rows} customerId={customerId} onChange={change} />
          </div>
        }
        detail={customerId === undefined ? null : <Outlet />}
        empty={<EmptyState title={t('nothingChosen')}>{t('nothingChosenWords')}</EmptyState>}
      />
    </Page>
  );
}
