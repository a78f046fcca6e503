import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { SimulatedMark } from '../../ui/simulated-mark.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { CheckpointPart } from './checkpoint-part.tsx';
import { KeyPart } from './key-part.tsx';
import { MissingPart } from './missing-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { SealPart } from './seal-part.tsx';
import { VerifierPart } from './verifier-part.tsx';

/** `/evidence/CASE`: what a bundle of this case would hold, what is missing, and the sealing. */
export function EvidencePage(): ReactNode {
  const { t } = useTranslation('evidence');
  const caseId = useParams({ from: '/evidence/$caseId' }).caseId as CaseId;
  const { ask } = useBridge();
  const account = useAccount();
  const plan = useQuery(ask.evidence.plan.queryOptions({ input: { account, caseId }, refetchOnMount: 'always' }));
  const row = useQuery(ask.requests.get.queryOptions({ input: { account, caseId }, select: (detail) => detail.row })).data;
  const back = (
    <Link to="/requests/$caseId" params={{ caseId }} className="inline-flex items-center gap-1 text-accent underline underline-offset-2">
      <ArrowLeft size={14} aria-hidden /> {t('back')}
    </Link>
  );
  const fault = plan.error ? faultOf(plan.error) : null;
  return (
    <Page
      title={t('title')}
      aside={
        <>
          {row ? <bdi>{t('for', { account: row.accountName })}</bdi> : null}
          {plan.data?.simulated ? <SimulatedMark /> : null}
        </>
      }
      actions={back}
    >
      {plan.isPending ? <Loading what={t('loading')} /> : null}
      {fault?.code === 'not-found' ? <EmptyState title={t('notFound')} action={back} /> : null}
      {fault && fault.code !== 'not-found' ? <FaultPanel fault={fault} onRetry={() => void plan.refetch()} /> : null}
      {plan.data ? (
        <div className="grid items-start gap-5 min-[1000px]:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
          <div className="flex min-w-0 flex-col gap-5">
            <MissingPart plan={plan.data} customerId={row?.customerId ?? null} />
            <PlanPart plan={plan.data} />
            <SealPart key={caseId} plan={plan.data} />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <KeyPart />
            <CheckpointPart />
            <VerifierPart />
          </div>
        </div>
      ) : null}
    </Page>
  );
}
