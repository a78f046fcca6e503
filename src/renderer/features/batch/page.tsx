import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine, FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { PlanPart } from './plan-part.tsx';
import { ResultsPart } from './results-part.tsx';
import { RunPart } from './run-part.tsx';
import { usePlanAll } from './use-act.ts';

/** `/check-many`: the plan before anything runs, how far it is, and where everybody stands. */
export function CheckManyPage(): ReactNode {
  const { t } = useTranslation('batch');
  const { ask } = useBridge();
  const account = useAccount();
  const state = useQuery(ask.checkMany.state.queryOptions({ input: { account } }));
  const planAll = usePlanAll();
  const { planned = null, current = null } = state.data ?? {};
  const plan = (
    <Button look={current === null ? 'primary' : 'normal'} busy={planAll.isPending} onClick={() => planAll.mutate(false)}>
      {current === null ? t('planAll') : t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={planned === null && current !== null ? plan : null}>
      <div className="flex flex-col gap-4">
        <p className="max-w-240 text-secondary">{t('lead')}</p>
        {planAll.error ? <FaultLine fault={faultOf(planAll.error)} /> : null}
        {state.error ? <FaultPanel fault={faultOf(state.error)} onRetry={() => void state.refetch()} /> : null}
        {state.isPending ? <Loading /> : null}
        {planned === null ? null : <PlanPart key={planned.batch.id} view={planned} blocked={isOpen(current?.batch)} />}
        {current === null ? null : (
          <>
            <RunPart view={current} />
            <ResultsPart key={current.batch.id} view={current} />
          </>
        )}
        {state.data && planned === null && current === null ? (
          <EmptyState
            title={t('empty')}
            action={
              <span className="flex items-center gap-3">
                {plan}
                <Link to="/customers" className="text-accent underline">
                  {t('toCustomers')}
                </Link>
              </span>
            }
          >
            {t('emptyWords')}
          </EmptyState>
        ) : null}
      </div>
    </Page>
  );
}

const isOpen = (batch: { readonly state: string; readonly preparing: { readonly state: string } | null } | undefined): boolean =>
  batch !== undefined && (batch.state !== 'ended' || batch.preparing?.state === 'running');
