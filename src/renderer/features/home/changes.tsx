import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeftRight, EyeOff, Inbox, ListChecks, type LucideIcon, MessageSquareReply, Sunrise } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Badge } from '../../ui/state-mark.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { ChangeLine } from './change-line.tsx';
import { type GroupName, grouped } from './groups.ts';

const icons: Readonly<Record<GroupName, LucideIcon>> = {
  answers: MessageSquareReply,
  incoming: Inbox,
  gone: EyeOff,
  changed: ArrowLeftRight,
  other: ListChecks,
};
/** A long absence: the rest is in the log. */
const most = 12;

interface Since {
  readonly total: number;
  readonly rows: readonly LogLine[];
}

export function Changes(props: {
  readonly question: UseQueryResult<Since, unknown>;
  /** Nobody has said "seen" yet. */
  readonly fresh: boolean;
}): ReactNode {
  const { t } = useTranslation('home');
  const { question } = props;
  const since = question.data;
  if (!since) return question.error ? <FaultPanel fault={faultOf(question.error)} onRetry={() => void question.refetch()} /> : <Loading />;
  if (since.total === 0) {
    return (
      <EmptyState icon={<Sunrise size={24} strokeWidth={1.5} aria-hidden />} title={t(props.fresh ? 'nothingYet' : 'nothing')}>
        {t('nothingWords')}
      </EmptyState>
    );
  }
  return (
    <>
      {grouped(since.rows).map(({ name, lines }) => {
        const Icon = icons[name];
        return (
          <Panel
            key={name}
            title={
              <span className="flex items-center gap-2">
                <Icon size={14} aria-hidden className="text-secondary" /> {t(`group.${name}`)}
              </span>
            }
            aside={<Badge>{lines.length}</Badge>}
          >
            <ul className="-my-1.5">
              {lines.slice(0, most).map((line) => (
                <ChangeLine key={line.entry.sequence} line={line} />
              ))}
            </ul>
            {lines.length > most ? <p className="mt-2 text-small text-secondary">{t('more', { count: lines.length - most })}</p> : null}
          </Panel>
        );
      })}
      {since.total > since.rows.length ? (
        <p className="text-secondary">
          {t('older', { count: since.total - since.rows.length })}{' '}
          <Link to="/log" className="text-accent underline">
            {t('toLog')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
