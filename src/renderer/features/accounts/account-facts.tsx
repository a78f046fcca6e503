import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../../../contract/accounts.ts';
import { Facts } from '../../ui/page.tsx';

/** What is fixed for as long as the account is here. */
export function AccountFacts(props: { readonly account: AccountSummary }): ReactNode {
  const { t } = useTranslation('accounts');
  const { site, partnerType, connection, endpoint, keys } = props.account;
  return (
    <div className="flex flex-col gap-2">
      <Facts
        rows={[
          [t('site.label'), t(`site.${site}`)],
          [t('partnerType.label'), t(`partnerType.${partnerType}`)],
          [t('kind.label'), t(`kind.${connection}.label`)],
          ...(endpoint === null ? [] : [[t('reach.endpoint'), endpoint] as const]),
          [t('keyState.label'), t(`keyState.is.${keys}`)],
        ]}
      />
      {connection === 'gateway' ? <p className="font-medium">{t('gatewayAnswersFor')}</p> : null}
    </div>
  );
}
