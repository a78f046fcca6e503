import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Ended } from './use-erasing-due.ts';

/** What became of each; those that were left come first. */
export function DueEnded({ result }: { readonly result: Ended }): ReactNode {
  const { t } = useTranslation('erasure');
  const { outcome, erased, of, refused, rows } = result;
  return (
    <section className="flex flex-col gap-2">
      <p role="status" className="font-medium">
        {t(`due.${outcome}`, { erased, of })} {refused > 0 ? t('due.refused', { count: refused }) : ''}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <ul tabIndex={0} aria-label={t('due.rows')} className="flex max-h-72 flex-col overflow-auto">
        {rows.map(({ customerId, accountName, fault }) => (
          <li key={customerId} className="flex min-h-7 flex-wrap items-center gap-x-3 border-b border-hairline py-1 last:border-b-0">
            <bdi className="min-w-0 flex-1 break-words">{accountName || customerId}</bdi>
            {fault ? <FaultLine fault={fault} /> : <StateMark state="satisfied" word={t('due.rowErased')} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
