import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';

/** Requests whose answer cannot be seen from here and whose day to ask has come; nothing when there are none. */
export function DueChases(): ReactNode {
  const { t } = useTranslation('home');
  const { ask } = useBridge();
  const account = useAccount();
  const rows = useQuery(ask.requests.dueChases.queryOptions({ input: { account } })).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('chases')}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/requests/$caseId"
              params={{ caseId: row.id }}
              className="-mx-1 flex min-h-10 items-center gap-2 rounded-small px-1 hover:bg-hover"
            >
              <CalendarClock size={14} aria-hidden className="shrink-0 text-unknown" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{row.accountName}</span>
                <span className="numbers block text-small text-secondary">{t('chaseSince', { date: dateText(row.chaseAt ?? '') })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
