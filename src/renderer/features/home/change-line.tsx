import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import { Badge } from '../../ui/state-mark.tsx';
import { Age } from '../../ui/time.tsx';

/** One change; it leads to the case if it has one, else to the customer. */
export function ChangeLine({ line }: { readonly line: LogLine }): ReactNode {
  const { t } = useTranslation('app');
  const { entry, customerId, accountName, personal } = line;
  // An entry about a customer that was not listed yet has no account name: its id is what there is.
  const who = accountName ?? customerId;
  const fields = typeof entry.detail.fields === 'string' ? entry.detail.fields : '';
  const words = (
    <>
      <span className="font-medium">{who ?? t(`operation.${entry.operation}`)}</span>
      {personal?.customerName ? <bdi className="truncate text-secondary">{personal.customerName}</bdi> : null}
    </>
  );
  const look = 'flex min-w-0 items-baseline gap-2 rounded-small hover:underline';
  return (
    <li className="flex min-h-8 items-center gap-3 border-b border-hairline last:border-b-0">
      {entry.caseId ? (
        <Link to="/requests/$caseId" params={{ caseId: entry.caseId }} className={look}>
          {words}
        </Link>
      ) : customerId ? (
        <Link to="/customers/$customerId" params={{ customerId }} className={look}>
          {words}
        </Link>
      ) : (
        <span className={look}>{words}</span>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-2 text-secondary">
        {who ? t(`operation.${entry.operation}`) : null}
        {fields ? <span className="text-small">{fields}</span> : null}
        {entry.result === 'stated' ? <Badge>{t('result.stated')}</Badge> : null}
        <Age at={entry.at} className="w-20 text-right text-small" />
      </span>
    </li>
  );
}
