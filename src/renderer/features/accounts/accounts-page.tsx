import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { AccountCard } from './account-card.tsx';
import { LeftBehind } from './left-behind.tsx';
import { RemovedNote } from './removed-note.tsx';

/** All partner accounts of this profile: which is open, which cannot be, which needs its keys. */
export function AccountsPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask } = useBridge();
  const navigate = useNavigate();
  const list = useQuery(ask.accounts.list.queryOptions());
  const add = () => void navigate({ to: '/accounts/new' });
  useCommand({ id: 'account.new', label: t('add'), keys: 'N', group: t('title'), run: add });
  return (
    <Page
      title={t('title')}
      actions={
        <Button look="primary" icon={<Plus size={14} aria-hidden />} keys="N" onClick={add}>
          {t('add')}
        </Button>
      }
    >
      <div className="flex max-w-220 flex-col gap-3">
        <p className="max-w-160 text-secondary">{t('lead')}</p>
        <RemovedNote />
        <LeftBehind />
        {list.error ? <FaultPanel fault={faultOf(list.error)} onRetry={() => void list.refetch()} /> : null}
        {!list.error && !list.data ? <Loading /> : null}
        {list.data ? (
          <ul aria-label={t('title')} className="flex flex-col gap-2">
            {list.data.map((account) => (
              <AccountCard key={account.account} account={account} />
            ))}
          </ul>
        ) : null}
        {list.data?.length === 1 ? (
          <p className="text-secondary">
            {t('onlyPractice')}{' '}
            <Link to="/accounts/new" className="text-accent underline">
              {t('add')}
            </Link>
          </p>
        ) : null}
      </div>
    </Page>
  );
}
