import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultLine, FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DesktopPermission } from './desktop-permission.tsx';
import { NoticeRow } from './notice-row.tsx';

const limit = 50;

/** Every notice, read or unread, also those the desktop lost. Clicking opens the case; nothing is ever decided from a notice. */
export function NoticesPage(): ReactNode {
  const { t } = useTranslation('notices');
  const { unread: unreadOnly = false } = useSearch({ from: '/notices' });
  const navigate = useNavigate({ from: '/notices' });
  const { ask } = useBridge();
  const account = useAccount();
  const pages = useInfiniteQuery(
    ask.notices.page.infiniteOptions({
      input: (before: number | null) => ({ account, unreadOnly, before, limit }),
      initialPageParam: null,
      getNextPageParam: (last) => (last.rows.length < limit ? undefined : last.rows.at(-1)?.id),
    }),
  );
  const mark = useMutation(ask.notices.markRead.mutationOptions());
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const unread = pages.data?.pages[0]?.unread ?? 0;
  const markAll = () => {
    if (unread > 0) mark.mutate({ account, ids: null });
  };
  useCommand({ id: 'notices.markAll', label: t('markAll'), keys: 'Shift+R', group: t('title'), run: markAll, when: unread > 0 });

  const list = pages.isPending ? (
    <Loading />
  ) : pages.isError && rows.length === 0 ? (
    <div className="p-5">
      <FaultPanel fault={faultOf(pages.error)} onRetry={() => void pages.refetch()} />
    </div>
  ) : rows.length === 0 ? (
    <EmptyState title={t(unreadOnly ? 'emptyUnread.title' : 'empty.title')}>{t(unreadOnly ? 'emptyUnread.body' : 'empty.body')}</EmptyState>
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <div tabIndex={0} className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
      <ul aria-label={t('list')}>
        {rows.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onRead={() => mark.mutate({ account, ids: [notice.id] })} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <div className="p-4 text-center">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </div>
  );
  return (
    <Page
      fill
      title={t('title')}
      aside={<span className="numbers">{t('unread', { count: unread })}</span>}
      actions={
        <Button keys="Shift+R" disabled={unread === 0} busy={mark.isPending} onClick={markAll}>
          {t('markAll')}
        </Button>
      }
    >
      <div className="flex flex-col gap-1 px-5 pb-2">
        <p className="text-secondary">{t('lead')}</p>
        <DesktopPermission />
        {mark.error ? <FaultLine fault={faultOf(mark.error)} /> : null}
      </div>
      <Tabs
        label={t('show')}
        value={unreadOnly ? 'unread' : 'all'}
        onChange={(next) => void navigate({ search: next === 'unread' ? { unread: true } : {}, replace: true })}
        items={[
          { value: 'all', label: t('all') },
          { value: 'unread', label: t('unreadOnly'), count: unread },
        ]}
      >
        {list}
      </Tabs>
    </Page>
  );
}
