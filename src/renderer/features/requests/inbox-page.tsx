import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tab } from '../../../contract/requests.ts';
import { useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { useFollowedText } from '../../ui/followed-text.ts';
import { Grid } from '../../ui/grid.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useRequestColumns } from './request-cells.tsx';
import { useInbox } from './use-inbox.ts';

const tabs: readonly Tab[] = ['partner', 'customer', 'administrator', 'draft', 'closed'];

/** One inbox for both directions: who owes what, since when. */
export function InboxPage(): ReactNode {
  const { t } = useTranslation('requests');
  const address = useSearch({ from: '/requests' });
  const navigate = useNavigate({ from: '/requests' });
  const tab = address.tab ?? 'partner';
  const [search, type] = useFollowedText(address.q ?? '');
  const inbox = useInbox(tab, search.replace(/\p{Cc}/gu, ' '));
  const guided = useStatus().data?.capabilities.answersVisible === false;
  const toRecord = () => void navigate({ to: '/record', search: {} });
  useCommand({
    id: 'requests.search',
    label: t('search'),
    keys: '/',
    group: t('title'),
    run: () => document.getElementById('requests-search')?.focus(),
  });
  useCommand({ id: 'requests.record', label: t('record'), keys: 'N', group: t('title'), run: toRecord });

  return (
    <Page
      fill
      quiet
      title={t('title')}
      actions={
        <>
          <TextField
            id="requests-search"
            type="search"
            label={t('search')}
            hideLabel
            placeholder={t('searchHint')}
            className="w-56"
            maxLength={120}
            value={search}
            onChange={(event) => {
              type(event.target.value);
              void navigate({ search: { tab, ...(event.target.value ? { q: event.target.value } : {}) }, replace: true });
            }}
          />
          <Button keys="N" onClick={toRecord}>
            {t('record')}
          </Button>
        </>
      }
    >
      {guided ? <p className="px-5 pb-2 text-secondary">{t('guidedInbox')}</p> : null}
      <Tabs
        label={t('tabs')}
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next, ...(search ? { q: search } : {}) }, replace: true })}
        items={tabs.map((value) => ({ value, label: t(`tab.${value}`), count: inbox.counts?.[value] }))}
      >
        <Rows key={tab} tab={tab} search={search} guided={guided} inbox={inbox} />
      </Tabs>
    </Page>
  );
}

function Rows(props: {
  readonly tab: Tab;
  readonly search: string;
  readonly guided: boolean;
  readonly inbox: ReturnType<typeof useInbox>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { tab, inbox } = props;
  const navigate = useNavigate();
  const columns = useRequestColumns(tab);
  const [selected, select] = useState(0);
  const { head } = inbox;
  if (head?.isError && !head.data) {
    return (
      <div className="p-5">
        <FaultPanel fault={faultOf(head.error)} onRetry={() => void head.refetch()} />
      </div>
    );
  }
  if (!head?.data) return <Loading />;
  if (inbox.total === 0) return <Empty tab={tab} search={props.search} guided={props.guided} />;
  return (
    <Grid
      label={t('list', { tab: t(`tab.${tab}`) })}
      columns={columns}
      count={inbox.total}
      rowAt={inbox.rowAt}
      selected={Math.min(selected, inbox.total - 1)}
      onSelect={select}
      onOpen={(index) => {
        const row = inbox.rowAt(index);
        if (row) void navigate({ to: '/requests/$caseId', params: { caseId: row.id } });
      }}
      onRange={inbox.onRange}
    />
  );
}

function Empty(props: { readonly tab: Tab; readonly search: string; readonly guided: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  const link = 'text-accent underline underline-offset-2';
  if (props.search !== '')
    return <EmptyState title={t('empty.search.title', { search: props.search })}>{t('empty.search.body')}</EmptyState>;
  return (
    <EmptyState
      title={t(`empty.${props.tab}.title`)}
      action={
        props.tab === 'partner' ? (
          <Link to="/record" search={{}} className={link}>
            {t('empty.toRecord')}
          </Link>
        ) : props.tab === 'closed' ? null : (
          <Link to="/customers" search={{}} className={link}>
            {t('empty.toCustomers')}
          </Link>
        )
      }
    >
      {t(props.guided && props.tab === 'partner' ? 'empty.partner.bodyGuided' : `empty.${props.tab}.body`)}
    </EmptyState>
  );
}
