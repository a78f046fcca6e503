import { Popover } from '@base-ui/react/popover';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';

const most = 8;

/** Picks the customer whose entries are wanted, by search: there are too many for a list. */
export function CustomerFilter(props: { readonly onChoose: (customerId: string) => void }): ReactNode {
  const { t } = useTranslation('log');
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <Button>
            {t('filter.customer')} <ChevronDown size={14} aria-hidden />
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="z-50">
          <Popover.Popup
            aria-label={t('filter.customer')}
            className="w-80 rounded-base border border-hairline bg-raised p-2 shadow-float outline-none"
          >
            <Search
              onChoose={(customerId) => {
                setOpen(false);
                props.onChoose(customerId);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Search(props: { readonly onChoose: (customerId: string) => void }): ReactNode {
  const { t } = useTranslation('log');
  const { ask } = useBridge();
  const account = useAccount();
  const [typed, setTyped] = useState('');
  const search = typed.replace(/\p{Cc}/gu, ' ').trim();
  const found = useQuery(
    ask.customers.page.queryOptions({
      input: { account, search, filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: most },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <TextField
        type="search"
        label={t('filter.findCustomer')}
        hideLabel
        placeholder={t('filter.findCustomer')}
        maxLength={120}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.error ? <FaultLine fault={faultOf(found.error)} /> : null}
      <ul className="mt-1">
        {(found.data?.rows ?? []).map((row) => (
          <li key={row.customerId}>
            <button
              type="button"
              onClick={() => props.onChoose(row.customerId)}
              className="flex h-7 w-full cursor-default items-center gap-2 rounded-small px-2 text-left hover:bg-hover"
            >
              <span className="truncate font-medium">{row.accountName}</span>
              <bdi className="ml-auto truncate text-small text-secondary">{row.maskedName}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {found.data?.total === 0 ? <p className="px-2 py-1 text-secondary">{t('filter.noCustomer')}</p> : null}
    </>
  );
}
