import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../contract/customers.ts';
import { useAccount } from '../../bridge/desk.tsx';
import type { Column } from '../../ui/column.ts';
import { togglePicked, usePicked } from './picked.ts';

/** Chooses one row for a check of many. The list is one stop for Tab: by keyboard it is the key X on the row. */
function PickBox({ row }: { readonly row: CustomerRow }): ReactNode {
  const { t } = useTranslation('customers');
  const account = useAccount();
  const picked = usePicked(({ account: of, ids }) => of === account && ids.has(row.customerId));
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      checked={picked}
      aria-label={t('many.pick', { name: row.accountName })}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onChange={() => togglePicked(account, row.customerId)}
      className="block size-4 accent-accent-solid"
    />
  );
}

export const pickColumn: Column<CustomerRow> = { key: 'pick', header: '', width: '16px', cell: (row) => <PickBox row={row} /> };
