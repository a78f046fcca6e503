import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import type { CaseId } from '../../../core/case/case.ts';
import { tabOf } from '../../../core/case/tabs.ts';
import { useOffline, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Badge } from '../../ui/state-mark.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { CancelDraft } from './cancel-draft.tsx';
import { CasePapers } from './case-papers.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { Checks } from './checks.tsx';
import { ConnectionPanel } from './connection-says.tsx';
import { Effects } from './effects.tsx';
import { FollowUp } from './follow-up.tsx';
import { isClosed } from './happened.ts';
import { Letter } from './letter.tsx';
import { NextAct } from './next-act.tsx';
import { QuotaPanel } from './quota-panel.tsx';
import { ResultBanner } from './result-banner.tsx';
import { TakeBackStatement } from './take-back-statement.tsx';
import { TicketLink } from './ticket-link.tsx';
import { Timeline } from './timeline.tsx';
import type { ActResult } from './use-act.ts';
import { useRecheck, useRequest } from './use-request.ts';

const link = 'inline-flex items-center gap-1 text-accent underline underline-offset-2';

/** One request, read like a letter: what, who, why, what it will do, the checks at this minute, then one clear act. */
export function RequestPage(): ReactNode {
  const { t } = useTranslation('requests');
  const { caseId } = useParams({ from: '/requests/$caseId' });
  const request = useRequest(caseId as CaseId);
  if (request.isPending) return <Loading />;
  if (!request.data) {
    const fault = faultOf(request.error);
    return (
      <Page title={t('title')}>
        {fault.code === 'not-found' ? (
          <EmptyState
            title={t('notFound.title')}
            action={
              <Link to="/requests" search={{}} className={link}>
                {t('notFound.back')}
              </Link>
            }
          >
            {t('notFound.body')}
          </EmptyState>
        ) : (
          <FaultPanel fault={fault} onRetry={() => void request.refetch()} />
        )}
      </Page>
    );
  }
  return <Request key={caseId} detail={request.data} />;
}

function Request(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { detail } = props;
  const { row, case: case_ } = detail;
  const status = useStatus().data;
  const offline = useOffline();
  const [result, setResult] = useState<ActResult | null>(null);
  const resultPlace = useRef<HTMLDivElement>(null);
  const closed = isClosed(row.state);
  const undecided = row.state === 'draft' || row.state === 'with-administrator' || row.state === 'awaiting-partner';
  const recheck = useRecheck(row.customerId, undecided && status?.reach.state === 'online');
  // Our own request is checked at submission first; everything else waits for an agreement.
  const step = row.side === 'partner' && (row.state === 'draft' || row.state === 'with-administrator') ? 'submit' : 'agree';
  // Nothing has to be weighed before asking again or writing to the customer.
  const actFirst = row.state === 'needs-check' || row.state === 'awaiting-customer';
  const act = (
    <NextAct detail={detail} status={status} offline={offline} checking={recheck.running} onResult={setResult} resultPlace={resultPlace} />
  );
  const heading = closed ? 'closed' : row.side;
  return (
    <Page
      title={t(`letter.heading.${heading}`, { account: row.accountName })}
      aside={
        <Badge strong={row.state === 'awaiting-partner'}>
          {row.statedBy ? t(`stated.${row.state}`, { name: row.statedBy }) : t(`state.${row.state}`)}
        </Badge>
      }
      actions={
        <>
          {detail.acts.includes('cancel') ? <CancelDraft detail={detail} /> : null}
          <Link to="/requests" search={{ tab: tabOf[row.state] }} className={link}>
            <ArrowLeft size={14} aria-hidden /> {t('back')}
          </Link>
        </>
      }
    >
      <div className="grid items-start gap-5 min-[1000px]:grid-cols-[minmax(0,46rem)_minmax(16rem,22rem)]">
        <div className="flex min-w-0 flex-col gap-5">
          {result ? <ResultBanner result={result} detail={detail} place={resultPlace} /> : null}
          {closed ? null : <ChangedMeanwhile caseId={row.id} />}
          <Letter detail={detail} showReason={!(row.side === 'partner' && row.state === 'draft') || case_.reason !== ''} />
          <TakeBackStatement detail={detail} />
          {actFirst ? act : null}
          {closed ? null : <Effects customerId={row.customerId} />}
          {closed ? null : (
            <Checks verdicts={detail.verdicts} step={step} customerId={row.customerId} offline={offline} recheck={recheck} />
          )}
          {closed ? null : <QuotaPanel quota={detail.quota} />}
          {closed ? null : <TicketLink detail={detail} />}
          {actFirst ? null : act}
        </div>
        <aside aria-label={t('side.label')} className="flex min-w-0 flex-col gap-4">
          <Timeline events={detail.events} />
          <ConnectionPanel
            detail={detail}
            connected={status?.capabilities.read !== false}
            readable={status?.capabilities.read === true && !offline}
          />
          <nav aria-label={t('side.links')} className="flex flex-col items-start gap-1.5 px-1">
            {detail.acts.includes('record') ? (
              <Link to="/record" search={{ customer: row.customerId, case: row.id }} className={link}>
                {t('side.record')}
              </Link>
            ) : null}
            {detail.acts.includes('consent') ? (
              <Link to="/consent/$customerId" params={{ customerId: row.customerId }} search={{ case: row.id }} className={link}>
                {t('side.consent')}
              </Link>
            ) : null}
            <CasePapers caseId={row.id} closed={closed} />
            <Link to="/log" search={{ case: row.id }} className={link}>
              {t('side.log')}
            </Link>
          </nav>
          <FollowUp detail={detail} />
        </aside>
      </div>
    </Page>
  );
}
