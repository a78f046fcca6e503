import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { dateText } from '../../ui/time.tsx';
import { whatKey } from './happened.ts';

/** What, who and why, as the opening of a letter. */
export function Letter(props: { readonly detail: CaseDetail; readonly showReason: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  const { row, case: case_, customer } = props.detail;
  const pending = row.state === 'awaiting-customer' || row.state === 'awaiting-partner';
  const date = row.state === 'with-administrator' ? case_.handedAt : (row.closedAt ?? row.pendingSince ?? row.openedAt);
  const about = [
    customer.maskedName,
    t(`association.${customer.association}`),
    customer.manager ? t('letter.manager', { name: customer.manager }) : '',
    customer.visibility === 'visible' ? '' : t(`letter.visibility.${customer.visibility}`),
  ].filter((part) => part !== '');
  return (
    <section className="flex flex-col gap-2 text-title leading-6">
      <p>
        {t(`letter.what.${whatKey(row)}`, {
          account: row.accountName,
          date: dateText(date ?? row.openedAt),
          name: row.state === 'with-administrator' ? (case_.handedTo ?? '') : (row.statedBy ?? ''),
        })}
      </p>
      {row.stated ? (
        <p className="text-base text-secondary">{row.statedBy ? t('letter.stated', { name: row.statedBy }) : t('letter.statedUnknown')}</p>
      ) : null}
      {pending ? (
        <p className="text-base text-secondary">
          <span title={t('letter.ageHelp')} className="numbers">
            {t('letter.age', { count: row.workingDays ?? 0 })}
          </span>
          {' · '}
          {t('letter.noDeadline')}
        </p>
      ) : null}
      <p className="text-base">
        <span className="text-secondary">{t('letter.who')}: </span>
        <Link
          to="/customers/$customerId"
          params={{ customerId: row.customerId }}
          search={{}}
          className="font-medium text-accent underline underline-offset-2"
        >
          {row.accountName}
        </Link>{' '}
        {about.join(' · ')}
      </p>
      {props.showReason ? (
        <p className="text-base whitespace-pre-wrap">
          <span className="text-secondary">{t('letter.why')}: </span>
          {case_.reason || t(row.side === 'customer' ? 'letter.whyCustomer' : 'letter.whyNone')}
        </p>
      ) : null}
    </section>
  );
}
