import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchListRow } from '../../../contract/batch.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { dateText } from '../../ui/time.tsx';

/** Which rules stand in the way, which decides, and what has to be learned. */
export function RowReason({ row }: { readonly row: BatchListRow }): ReactNode {
  const { t } = useTranslation('batch');
  const { t: app } = useTranslation('app');
  const names = row.asks.map((kind) => (kind === 'undocumented' ? t('list.undocumented') : app(`fact.${kind}`))).join(', ');
  return (
    <>
      {row.rules.length === 0 ? null : (
        <span className="numbers">
          {row.rules.join(', ')}
          {row.decides === null || row.rules.length < 2 ? '' : `; ${t('list.decides', { rule: row.decides })}`}
          {row.until === null ? '' : `; ${t('list.until', { date: dateText(row.until) })}`}
        </span>
      )}
      {row.asks.length === 0 ? null : (
        <span className="block text-small text-secondary">{t('list.asks', { count: row.asks.length, names })}</span>
      )}
    </>
  );
}

/** What was refused, and what became of it when requests were prepared. */
export function RowOutcome({ row }: { readonly row: BatchListRow }): ReactNode {
  const { t } = useTranslation('batch');
  const { prepared, caseId, fault } = row;
  return (
    <>
      {fault === null ? null : <FaultLine fault={fault} />}
      {prepared === null ? null : caseId === null || prepared === 'intended' ? (
        t(`prepared.${prepared}`)
      ) : (
        <Link
          to="/requests/$caseId"
          params={{ caseId }}
          aria-label={t('openDraft', { name: row.accountName })}
          className="text-accent underline"
        >
          {t(`prepared.${prepared}`)}
        </Link>
      )}
    </>
  );
}
