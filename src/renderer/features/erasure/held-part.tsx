import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldCustomer } from '../../../contract/erasure.ts';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';

/** Customers under a hold of their own; each leads to where it is lifted. */
export function HeldPart(props: { readonly held: readonly HeldCustomer[]; readonly total: number }): ReactNode {
  const { t } = useTranslation('erasure');
  const { held, total } = props;
  if (total === 0) return null;
  return (
    <Panel title={t('hold.held')} aside={total}>
      <p>{t('hold.heldCount', { count: total })}</p>
      <ul className="mt-1 flex flex-col">
        {held.map(({ customerId, accountName, hold }) => (
          <li key={customerId} className="border-b border-hairline py-1 last:border-b-0">
            <Link to="/erasure/$customerId" params={{ customerId }} className="break-words text-accent underline underline-offset-2">
              <bdi>{accountName || customerId}</bdi>
            </Link>
            <p className="text-small break-words text-secondary">{t('hold.customer', { ...hold, date: dateText(hold.since) })}</p>
          </li>
        ))}
      </ul>
      {total > held.length ? <p className="mt-1 text-secondary">{t('hold.more', { count: total - held.length })}</p> : null}
    </Panel>
  );
}
