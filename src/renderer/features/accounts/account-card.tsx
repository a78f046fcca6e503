import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../../../contract/accounts.ts';
import { useAccount } from '../../bridge/desk.tsx';
import { AccountMark } from '../../ui/account-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { SimulatedMark } from '../../ui/simulated-mark.tsx';
import { KeyState } from './key-state.tsx';
import { OpenAgain } from './open-again.tsx';
import { useShow } from './use-show.ts';

/** One account in the list: what it is, what it needs, and the way in. */
export function AccountCard(props: { readonly account: AccountSummary }): ReactNode {
  const { t } = useTranslation('accounts');
  const shown = useAccount();
  const show = useShow();
  const { account, name, colour, site, partnerType, connection, keys, fault } = props.account;
  return (
    <li className="flex flex-col gap-1.5 rounded-base border border-hairline bg-raised p-3">
      <div className="flex items-center gap-2">
        <AccountMark colour={colour} />
        <Link to="/accounts/$account" params={{ account }} className="min-w-0 truncate font-medium text-accent hover:underline">
          {name}
        </Link>
        {connection === 'sandbox' ? <SimulatedMark /> : null}
        <span className="ml-auto shrink-0">
          {fault ? null : account === shown ? (
            <span className="text-secondary">{t('openNow')}</span>
          ) : (
            <Button aria-label={t('openNamed', { name })} onClick={() => show(account)}>
              {t('open')}
            </Button>
          )}
        </span>
      </div>
      <p className="text-secondary">{[t(`site.${site}`), t(`partnerType.${partnerType}`), t(`kind.${connection}.short`)].join(' · ')}</p>
      <KeyState account={account} keys={keys} />
      {fault ? (
        <div className="flex flex-wrap items-center gap-2">
          <FaultLine fault={fault} />
          <OpenAgain account={account} />
        </div>
      ) : null}
    </li>
  );
}
