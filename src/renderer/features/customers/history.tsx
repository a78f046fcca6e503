import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Panel } from '../../ui/page.tsx';
import { DateText } from '../../ui/time.tsx';

/** Requests of this customer, and the last lines of the log about it. */
export function History({ card }: { readonly card: CustomerCard }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const { customerId } = card.row;
  const lines =
    useQuery(ask.log.page.queryOptions({ input: { account, search: '', filters: { customerId }, before: null, limit: 5 } })).data?.rows ??
    [];
  return (
    <Panel
      title={t('history')}
      aside={
        <>
          <Link to="/mails" search={{ customer: customerId }} className="text-accent underline">
            {t('itsMails')}
          </Link>
          <Link to="/log" search={{ customer: customerId }} className="text-accent underline">
            {t('wholeLog')}
          </Link>
        </>
      }
    >
      {card.cases.length === 0 && lines.length === 0 ? <p className="text-secondary">{t('noHistory')}</p> : null}
      <ul>
        {card.cases.map((one) => (
          <li key={one.id} className="flex min-h-7 items-center gap-3">
            <DateText at={one.openedAt} className="text-secondary" />
            <Link to="/requests/$caseId" params={{ caseId: one.id }} className="text-accent underline">
              {app(`side.${one.side}`)}: {app(`caseState.${one.state}`)}
            </Link>
            {one.closedAt ? (
              <span className="text-secondary">
                {t('closedOn')} <DateText at={one.closedAt} />
              </span>
            ) : null}
            <Link to="/evidence/$caseId" params={{ caseId: one.id }} className="ml-auto text-accent underline">
              {t('evidence')}
            </Link>
          </li>
        ))}
        {lines.map((line) => (
          <li key={line.entry.sequence} className="flex min-h-6 items-center gap-3 text-secondary">
            <DateText at={line.entry.at} time />
            <span className="text-text">{app(`operation.${line.entry.operation}`)}</span>
            <span className="numbers ml-auto text-small">#{line.entry.sequence}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
