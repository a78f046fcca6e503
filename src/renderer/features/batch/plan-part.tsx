import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../contract/batch.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { durationText } from './duration.ts';
import { PlanTable } from './plan-table.tsx';
import { useAct } from './use-act.ts';

/** What a check would ask, how long it takes, and what no API can answer. `blocked`: another is not ended. */
export function PlanPart({ view, blocked }: { readonly view: BatchView; readonly blocked: boolean }): ReactNode {
  const { t } = useTranslation('batch');
  const { client } = useBridge();
  const account = useAccount();
  const { batch } = view;
  const act = useAct(batch.id);
  const replan = useMutation({
    // The same choice as before: whoever was picked or matched stays chosen.
    mutationFn: (again: boolean) => client.checkMany.replan({ account, batchId: batch.id, again }),
  });
  const { plan } = batch;
  if (plan === null) return null;
  const counted = (key: string, count: number) => t(key, { count, shown: countText(count) });
  const calls = plan.asks.reduce((sum, ask) => sum + ask.calls, 0);
  const fault = act.error ?? replan.error;
  return (
    <Panel title={counted('plan.title', plan.customers)} aside={t(`plan.${batch.chosen}`)}>
      <div className="flex flex-col gap-3">
        <p className="numbers">
          {plan.reads
            ? calls === 0
              ? t('plan.nothing')
              : t('plan.time', { time: durationText(plan.seconds, t), perSecond: plan.perSecond })
            : t('plan.noReading')}
          {plan.reads && calls > 0 && plan.fresh > 0 ? ` ${counted('plan.fresh', plan.fresh)}` : ''}
          {plan.local > 0 ? ` ${counted('plan.local', plan.local)}` : ''}
        </p>
        <PlanTable plan={plan} />
        {plan.reads ? (
          <Checkbox checked={batch.again} disabled={replan.isPending} onChange={(event) => replan.mutate(event.target.checked)}>
            {t('again')}
          </Checkbox>
        ) : null}
        {blocked ? <p className="text-secondary">{t('plan.running')}</p> : null}
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" disabled={blocked || plan.customers === 0} busy={act.isPending} onClick={() => act.mutate('start')}>
            {counted('plan.start', plan.customers)}
          </Button>
          <Button onClick={() => act.mutate('discard')}>{t('plan.discard')}</Button>
          <span className="text-secondary">{t('plan.nothingSent')}</span>
        </div>
        {fault ? <FaultLine fault={faultOf(fault)} /> : null}
      </div>
    </Panel>
  );
}
