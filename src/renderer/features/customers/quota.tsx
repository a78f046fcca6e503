import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import { Panel } from '../../ui/page.tsx';
import { QuotaDots } from '../../ui/quota-dots.tsx';

/** Requests known here against three in three months, for each side (R02). */
export function Quota({ views }: { readonly views: CustomerCard['quota'] }): ReactNode {
  const { t } = useTranslation('customers');
  if (views.length === 0) return null;
  return (
    <Panel title={t('quota')} aside={views.every((view) => view.published) ? t('quotaPublished') : t('quotaOurs')}>
      <div className="flex flex-col gap-1">
        {views.map((view) => (
          <QuotaDots key={view.side} quota={view} />
        ))}
      </div>
    </Panel>
  );
}
