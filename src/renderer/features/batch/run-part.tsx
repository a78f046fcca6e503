import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../contract/batch.ts';
import { faultOf } from '../../bridge/fault.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { durationText } from './duration.ts';
import { SaveResults } from './save-results.tsx';
import { useAct } from './use-act.ts';

/** How far the check is, why it waits, and how it ended. */
export function RunPart({ view }: { readonly view: BatchView }): ReactNode {
  const { t } = useTranslation('batch');
  const { batch, counts } = view;
  const act = useAct(batch.id);
  const done = counts.total - counts.pending;
  const numbers = { done: countText(done), total: countText(counts.total) };
  const failed =
    counts.failed === 0 ? null : <p className="numbers">{t('ended.refused', { count: counts.failed, shown: countText(counts.failed) })}</p>;
  const again =
    counts.failed === 0 || batch.preparing?.state === 'running' ? null : (
      <Button busy={act.isPending} onClick={() => act.mutate('askAgain')}>
        {t('ended.askAgain')}
      </Button>
    );
  if (batch.state === 'ended')
    return (
      <Panel title={t(`ended.${batch.outcome ?? 'finished'}`)}>
        <div className="flex flex-col gap-2">
          <p role="status" className="numbers">
            {t('ended.words', { ...numbers, at: dateText(batch.endedAt ?? '', true) })}
          </p>
          {failed}
          <div className="flex flex-wrap items-center gap-2">
            <SaveResults batchId={batch.id} />
            {again}
            <Button look="quiet" disabled={batch.preparing?.state === 'running'} onClick={() => act.mutate('discard')}>
              {t('ended.discard')}
            </Button>
          </div>
          {act.error ? <FaultLine fault={faultOf(act.error)} /> : null}
        </div>
      </Panel>
    );
  return (
    <Panel title={t(`run.${batch.state === 'paused' ? 'paused' : 'running'}`)}>
      <div className="flex flex-col gap-2">
        <p role="status" className="numbers flex flex-wrap items-center gap-2">
          <Bar role="progressbar" label={t('run.running')} value={done} most={counts.total} />
          {t('run.progress', numbers)}
          <span className="text-secondary">{leftWords(view, t)}</span>
        </p>
        {view.live.waiting === null ? null : (
          <div className="flex flex-wrap items-center gap-2">
            <FaultLine fault={view.live.waiting.fault} />
            <span className="text-secondary">{t('run.waiting', { until: dateText(view.live.waiting.until, true) })}</span>
          </div>
        )}
        {failed}
        <div className="flex flex-wrap items-center gap-2">
          {batch.state === 'paused' ? (
            <Button look="primary" onClick={() => act.mutate('resume')}>
              {t('run.resume')}
            </Button>
          ) : (
            <Button onClick={() => act.mutate('pause')}>{t('run.pause')}</Button>
          )}
          <Button onClick={() => act.mutate('cancel')}>{t('run.cancel')}</Button>
          <span className="text-small text-secondary">{t('run.cancelHelp')}</span>
        </div>
        {act.error ? <FaultLine fault={faultOf(act.error)} /> : null}
      </div>
    </Panel>
  );
}

function leftWords({ batch, live }: BatchView, t: Parameters<typeof durationText>[1]): string {
  if (batch.state === 'paused') return '';
  if (live.resting) return t('run.resting');
  return live.left === null ? '' : t('run.left', { time: durationText(live.left, t) });
}
