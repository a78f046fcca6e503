import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { countText } from '../../ui/count.ts';
import { Panel } from '../../ui/page.tsx';
import { Badge } from '../../ui/state-mark.tsx';

/** What waits for the person, oldest first, and where the rest is. */
export function Waiting(): ReactNode {
  const { t } = useTranslation('home');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const counts = useStatus().data?.counts;
  const rows =
    useQuery(ask.requests.inbox.queryOptions({ input: { account, tab: 'partner', search: '', offset: 0, limit: 6 } })).data?.rows ?? [];
  return (
    <Panel title={t('waiting')} aside={counts ? <Badge strong={counts.waitingForUs > 0}>{counts.waitingForUs}</Badge> : null}>
      {rows.length === 0 ? <p className="text-secondary">{t('waitingNone')}</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/requests/$caseId"
              params={{ caseId: row.id }}
              className="-mx-1 flex min-h-10 items-center gap-2 rounded-small px-1 hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{row.accountName}</span>
                <span className="numbers block text-small text-secondary">
                  {row.state === 'needs-check' ? app('caseState.needs-check') : app(`side.${row.side}`)}
                  {row.workingDays === null
                    ? null
                    : ` · ${row.workingDays === 0 ? t('today') : t('workingDays', { count: row.workingDays })}`}
                </span>
              </span>
              <ChevronRight size={14} aria-hidden className="shrink-0 text-secondary" />
            </Link>
          </li>
        ))}
      </ul>
      <ul className="mt-2 border-t border-hairline pt-2">
        <li className="flex min-h-7 items-center">
          <Link to="/requests" search={{ tab: 'customer' }} className="text-accent underline">
            {t('openRequests')}
          </Link>
          <span className="numbers ml-auto">{counts?.openRequests ?? ''}</span>
        </li>
        <li className="flex min-h-7 items-center">
          <Link to="/notices" className="text-accent underline">
            {t('unreadNotices')}
          </Link>
          <span className="numbers ml-auto">{counts?.unreadNotices ?? ''}</span>
        </li>
        <li className="flex min-h-7 items-center">
          <Link to="/customers" className="text-accent underline">
            {t('customers')}
          </Link>
          <span className="numbers ml-auto">{counts ? countText(counts.customers) : ''}</span>
        </li>
      </ul>
    </Panel>
  );
}
