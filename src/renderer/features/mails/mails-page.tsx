import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Mails as MailsIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { FiledNote } from './filed-note.tsx';
import { MailRows } from './mail-rows.tsx';
import { OpenButton } from './open-button.tsx';
import { Outbox } from './outbox.tsx';
import { Review } from './review.tsx';
import { takeMails } from './take-mails.ts';
import { WholePageDrop } from './whole-page-drop.tsx';

/** `/mails`: what waits to be sent, what was filed, and where a mail is dropped to be filed. */
export function MailsPage(): ReactNode {
  const { t } = useTranslation('mails');
  const address = useSearch({ from: '/mails' });
  const { ask, client } = useBridge();
  const account = useAccount();
  const about = { caseId: address.case ?? null, customerId: (address.customer as CustomerId | undefined) ?? null };
  const filtered = about.caseId !== null || about.customerId !== null;
  const list = useInfiniteQuery(
    ask.mails.list.infiniteOptions({
      input: (before: MailPlace) => ({ account, ...about, before }),
      initialPageParam: null as MailPlace,
      getNextPageParam: ({ rows: of, more }) => (more ? placeOf(of.at(-1)) : undefined),
      refetchOnMount: 'always',
    }),
  );
  const filed = list.data?.pages.flatMap((page) => page.rows);
  const outbox = useQuery(ask.outbox.list.queryOptions({ input: { account }, refetchOnMount: 'always' }));
  const waits = (outbox.data?.rows ?? []).filter(
    (mail) => (about.caseId ?? mail.caseId) === mail.caseId && (about.customerId ?? mail.customerId) === mail.customerId,
  );
  const rows = (filed ?? []).filter((mail) => !waits.some(({ id }) => id === mail.id));
  const take = (files: readonly File[]) => takeMails({ client, account }, files, about);
  const error = list.error ?? outbox.error;
  return (
    <WholePageDrop onFiles={take}>
      <Page
        title={t('title')}
        aside={
          filtered ? (
            <Link to="/mails" search={{}} className="inline-flex h-6 items-center gap-1 rounded-small bg-accent-soft px-2 text-text">
              <bdi>{t(about.caseId === null ? 'only.customer' : 'only.case', { name: nameIn(filed) })}</bdi>
              <X size={12} aria-hidden />
              <span className="sr-only">{t('only.clear')}</span>
            </Link>
          ) : null
        }
        actions={<OpenButton onFiles={take} />}
      >
        <div className="flex flex-col gap-4">
          <FiledNote />
          <Review />
          {error ? (
            <FaultPanel
              fault={faultOf(error)}
              onRetry={() => {
                void list.refetch();
                void outbox.refetch();
              }}
            />
          ) : null}
          <Outbox rows={waits} />
          {list.isPending ? <Loading /> : null}
          {rows.length > 0 ? <MailRows rows={rows} /> : null}
          {list.hasNextPage ? (
            <div className="text-center">
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('more')}
              </Button>
            </div>
          ) : null}
          {list.data && !list.hasNextPage && rows.length === 0 && waits.length === 0 ? (
            <EmptyState icon={<MailsIcon size={24} strokeWidth={1.5} aria-hidden />} title={t(filtered ? 'empty.filtered' : 'empty.title')}>
              {t('empty.body')}
            </EmptyState>
          ) : null}
        </div>
      </Page>
    </WholePageDrop>
  );
}

type MailPlace = Pick<MailLine, 'filedAt' | 'id'> | null;
const placeOf = (mail: MailLine | undefined): MailPlace | undefined => mail && { filedAt: mail.filedAt, id: mail.id };

const nameIn = (rows: readonly { readonly accountName: string | null }[] | undefined) =>
  rows?.find(({ accountName }) => accountName !== null)?.accountName ?? '';
