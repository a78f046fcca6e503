import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueCustomer, KeepingState } from '../../../contract/erasure.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { dateText } from '../../ui/time.tsx';
import { DueAct } from './due-act.tsx';
import { DueEnded } from './due-ended.tsx';
import { DueRunning } from './due-running.tsx';
import { Refused } from './refused.tsx';
import { useErasingDue } from './use-erasing-due.ts';

/** Rows of one page of the list. */
const PAGE = 50;

/** Whose data is due by the retention: a list, and one confirmation that erases all of it. */
export function DuePart({ state }: { readonly state: KeepingState }): ReactNode {
  const { t } = useTranslation('erasure');
  const { ask } = useBridge();
  const account = useAccount();
  const due = useInfiniteQuery(
    ask.erasure.due.infiniteOptions({
      input: (offset: number) => ({ account, offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
        return shown < last.total && last.rows.length > 0 ? shown : undefined;
      },
      refetchOnMount: 'always',
    }),
  );
  const { erasing, start, stop } = useErasingDue();
  const first = due.data?.pages[0];
  if (due.error && !first) return <FaultPanel fault={faultOf(due.error)} onRetry={() => void due.refetch()} />;
  if (!first) return <Loading />;
  const rows = due.data?.pages.flatMap((page) => page.rows) ?? [];
  const { total, until } = first;
  return (
    <Panel title={t('due.title', { count: total })}>
      <div className="flex flex-col gap-3">
        <p>{words()}</p>
        <p className="text-secondary">{t('due.nobody')}</p>
        {erasing.kind === 'ended' ? <DueEnded result={erasing.result} /> : null}
        {erasing.kind === 'failed' ? <Refused error={erasing.error} /> : null}
        {erasing.kind === 'running' ? <DueRunning at={erasing.at} onStop={stop} /> : null}
        {rows.length > 0 && erasing.kind !== 'running' ? (
          <>
            <ul aria-label={t('due.list')} className="flex flex-col">
              {rows.map((row) => (
                <Row key={row.customerId} row={row} />
              ))}
            </ul>
            {total > rows.length ? (
              <div className="flex items-center gap-3">
                <Button busy={due.isFetchingNextPage} onClick={() => void due.fetchNextPage()}>
                  {t('due.more')}
                </Button>
                <span className="numbers text-secondary">{t('due.shown', { shown: rows.length, total })}</span>
              </div>
            ) : null}
          </>
        ) : null}
        {total > 0 && until !== null && state.mayAct && erasing.kind !== 'running' ? (
          <DueAct key={`${total}`} count={total} onErase={(reason) => start({ until, count: total, reason })} />
        ) : null}
        {total > 0 && !state.mayAct ? <p className="text-secondary">{t('obstacle.role-may-not-act')}</p> : null}
      </div>
    </Panel>
  );

  function words(): string {
    if (state.retention.kind === 'for-ever' || until === null) return t('due.for-ever');
    if (state.accountHold !== null) return t('due.held');
    return t('due.by', { count: state.retention.years, years: state.retention.years, date: dateText(until) });
  }
}

function Row({ row }: { readonly row: DueCustomer }): ReactNode {
  const { t } = useTranslation('erasure');
  const { customerId, accountName, endedAt, last } = row;
  return (
    <li className="flex min-h-8 flex-wrap items-center gap-x-3 border-b border-hairline py-1 last:border-b-0">
      <Link
        to="/erasure/$customerId"
        params={{ customerId }}
        className="min-w-0 flex-1 break-words text-accent underline underline-offset-2"
      >
        <bdi>{accountName || customerId}</bdi>
      </Link>
      <span className="numbers text-secondary">{t(`due.${last}`, { date: dateText(endedAt) })}</span>
    </li>
  );
}
