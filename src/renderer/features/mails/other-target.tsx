import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { dateText } from '../../ui/time.tsx';
import type { Target } from './drops.ts';

const most = 6;

/** Searches for a customer, then offers its requests, or the customer alone. */
export function OtherTarget(props: { readonly onChoose: (target: Target) => void }): ReactNode {
  const { t } = useTranslation('mails');
  const { ask } = useBridge();
  const account = useAccount();
  const [typed, setTyped] = useState('');
  const search = typed.replace(/\p{Cc}/gu, ' ').trim();
  const found = useQuery(
    ask.customers.page.queryOptions({
      input: { account, search, filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: most },
      enabled: search !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const total = search === '' ? 0 : (found.data?.total ?? 0);
  const help = search === '' ? t('target.searchHelp') : found.data ? t('target.found', { count: total }) : '';
  return (
    <fieldset aria-label={t('target.other')} className="flex flex-col gap-2 rounded-base bg-sunken p-3">
      <TextField
        type="search"
        label={t('target.search')}
        maxLength={120}
        value={typed}
        help={help}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.error ? <FaultLine fault={faultOf(found.error)} /> : null}
      {total > 0 ? (
        <ul className="flex flex-col gap-2">
          {(found.data?.rows ?? []).map((row) => (
            <Found key={row.customerId} row={row} onChoose={props.onChoose} />
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}

function Found(props: { readonly row: CustomerRow; readonly onChoose: (target: Target) => void }): ReactNode {
  const { t } = useTranslation('mails');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const { row } = props;
  const { customerId, accountName } = row;
  const cases = useQuery(ask.customers.card.queryOptions({ input: { account, customerId }, select: (card) => card.cases })).data ?? [];
  return (
    <li className="flex flex-col gap-1 border-t border-hairline pt-1.5">
      <p className="min-w-0 break-words">
        <bdi className="font-medium">{accountName}</bdi> <span className="text-secondary">{row.maskedName}</span>
      </p>
      <div className="flex flex-wrap gap-1.5">
        {cases.map((one) => (
          <Button key={one.id} size="line" onClick={() => props.onChoose({ caseId: one.id, customerId, accountName })}>
            {t('target.case', { state: app(`caseState.${one.state}`), date: dateText(one.openedAt) })}
          </Button>
        ))}
        <Button
          size="line"
          aria-label={t('target.onlyCustomerOf', { account: accountName })}
          onClick={() => props.onChoose({ caseId: null, customerId, accountName })}
        >
          {t('target.onlyCustomer')}
        </Button>
      </div>
    </li>
  );
}
