import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';

/**
 * Leads to the text of a service ticket: where the known requests used the limit up (R02, R03), and where a customer wants to leave, who may
 * take the route of 2020 (facts.md 3.1).
 */
export function TicketLink(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { row, quota, acts } = props.detail;
  const over = quota.stated !== false && quota.left <= 0;
  if (!acts.includes('consent') || (!over && row.side !== 'customer')) return null;
  const kind = over ? (row.side === 'partner' ? 'over-limit-by-partner' : 'over-limit-by-customer') : 'route-2020';
  return (
    <p className="px-3">
      {t(`ticket.${kind}`)}{' '}
      <Link
        to="/consent/$customerId"
        params={{ customerId: row.customerId }}
        search={{ case: row.id, ticket: kind }}
        className="text-accent underline underline-offset-2"
      >
        {t('ticket.open')}
      </Link>
    </p>
  );
}
