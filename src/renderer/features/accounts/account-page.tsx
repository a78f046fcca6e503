import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { FaultLine, FaultPanel } from '../../ui/fault-panel.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { SimulatedMark } from '../../ui/simulated-mark.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { AccountFacts } from './account-facts.tsx';
import { ChangePart } from './change-part.tsx';
import { KeyState } from './key-state.tsx';
import { NewKeysPart } from './new-keys-part.tsx';
import { OpenAgain } from './open-again.tsx';
import { RemovePart } from './remove-part.tsx';
import { TestPart } from './test-part.tsx';

/** One account: what it is called, how it is reached, whether that works, its keys, its end. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask } = useBridge();
  const { account: id } = useParams({ from: '/accounts/$account' });
  const list = useQuery(ask.accounts.list.queryOptions());
  const account = list.data?.find((one) => one.account === id);
  if (list.error) return <FaultPanel fault={faultOf(list.error)} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  if (!account) {
    return (
      <Page title={t('gone.title')}>
        <EmptyState
          title={t('gone.words')}
          action={
            <Link to="/accounts" className="text-accent underline">
              {t('title')}
            </Link>
          }
        />
      </Page>
    );
  }
  const practice = account.connection === 'sandbox';
  return (
    <Page
      title={account.name}
      aside={
        <>
          <AccountMark colour={account.colour} /> {practice ? <SimulatedMark /> : null}
        </>
      }
    >
      <div className="flex max-w-220 flex-col gap-4" key={account.account}>
        {account.fault ? (
          <Panel title={t('closed')}>
            <FaultLine fault={account.fault} />
            <div className="mt-2">
              <OpenAgain account={account.account} />
            </div>
          </Panel>
        ) : null}
        <KeyState account={account.account} keys={account.keys} here />
        <Panel title={t('what')}>
          <AccountFacts account={account} />
        </Panel>
        {practice ? (
          <p className="text-secondary">{t('practice')}</p>
        ) : (
          <Panel title={t('change.title')}>
            <ChangePart account={account} />
          </Panel>
        )}
        {account.connection === 'manual' ? null : (
          <Panel title={t('test.title')}>
            <TestPart account={account.account} />
          </Panel>
        )}
        {practice || account.connection === 'manual' ? null : (
          <Panel title={t('newKeys.title')}>
            <NewKeysPart account={account} />
          </Panel>
        )}
        {practice ? null : (
          <Panel title={t('remove.title')}>
            <RemovePart account={account} />
          </Panel>
        )}
      </div>
    </Page>
  );
}
