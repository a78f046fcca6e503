import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Choice } from '../../ui/choice.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';

const most = 8;

/** Finds one customer by search: the first matches stand below the field to be chosen from. */
export function CustomerPicker(props: {
  readonly value: CustomerId | null;
  readonly onChange: (customerId: CustomerId) => void;
  readonly problem: string;
}): ReactNode {
  const { t } = useTranslation('requests');
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
  const total = found.data?.total ?? 0;
  return (
    <div className="flex flex-col gap-2">
      <TextField
        type="search"
        label={t('recordPage.customerSearch')}
        className="max-w-90"
        maxLength={120}
        value={typed}
        problem={props.problem}
        help={
          search === ''
            ? t('recordPage.customerHint')
            : found.data
              ? total === 0
                ? t('recordPage.customerNone', { search })
                : t('recordPage.customerCount', { count: total })
              : ''
        }
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.error ? <FaultLine fault={faultOf(found.error)} /> : null}
      {search !== '' && total > 0 ? (
        <Choice
          label={t('recordPage.customer')}
          className="grid max-w-150 gap-1 min-[1000px]:grid-cols-2"
          value={props.value}
          onChange={props.onChange}
          options={(found.data?.rows ?? []).map((row) => ({ value: row.customerId, label: row.accountName, help: row.maskedName }))}
        />
      ) : null}
    </div>
  );
}
