import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../contract/batch.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { AlertDialog, Dialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { useAct } from './use-act.ts';

const notes = ['openCase', 'noSlot', 'lastSlot', 'elsewhere', 'drafted'] as const;

/** Drafts for one group after one question; nothing is sent by it. */
export function PreparePart({ view, group }: { readonly view: BatchView; readonly group: 'allowed' | 'mendable' }): ReactNode {
  const { t } = useTranslation('batch');
  const { client } = useBridge();
  const account = useAccount();
  const { batch } = view;
  const [open, setOpen] = useState(false);
  const plan = useMutation({ mutationFn: () => client.checkMany.draftPlan({ account, batchId: batch.id, group }) });
  const prepare = useMutation({
    mutationFn: () => client.checkMany.prepare({ account, batchId: batch.id, group }),
    onSuccess: () => setOpen(false),
  });
  if (batch.preparing?.state === 'running') return batch.preparing.group === group ? <Preparing view={view} /> : null;
  const counted = (key: string, count: number) => t(key, { count, shown: countText(count) });
  const found = plan.data;
  const ready = found?.ready ?? 0;
  const lines = notes.flatMap((note) => ((found?.[note] ?? 0) > 0 ? [counted(`prepare.${note}`, found?.[note] ?? 0)] : []));
  const said = (
    <ul className="mt-2 grid list-disc gap-1 pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  const close = () => setOpen(false);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        look={group === 'allowed' ? 'primary' : 'normal'}
        hint={t('prepare.hint')}
        busy={plan.isPending}
        onClick={() => plan.mutate(undefined, { onSuccess: () => setOpen(true) })}
      >
        {t('prepare.open')}
      </Button>
      {batch.preparing?.group === group ? <Prepared view={view} /> : null}
      {plan.error ? <FaultLine fault={faultOf(plan.error)} /> : null}
      <Dialog
        open={open && ready === 0}
        onClose={close}
        title={t('prepare.nobody')}
        actions={<Button onClick={close}>{t('prepare.close')}</Button>}
      >
        {said}
      </Dialog>
      <AlertDialog
        open={open && ready > 0}
        onClose={close}
        title={counted('prepare.title', ready)}
        description={t('prepare.words')}
        confirm={counted('prepare.confirm', ready)}
        busy={prepare.isPending}
        onConfirm={() => prepare.mutate()}
      >
        {said}
        {prepare.error ? <FaultLine fault={faultOf(prepare.error)} /> : null}
      </AlertDialog>
    </div>
  );
}

function Preparing({ view }: { readonly view: BatchView }): ReactNode {
  const { t } = useTranslation('batch');
  const act = useAct(view.batch.id);
  const { prepared } = view.counts;
  const most = Object.values(prepared).reduce((sum, count) => sum + (count ?? 0), 0);
  const done = most - (prepared.pending ?? 0) - (prepared.intended ?? 0);
  return (
    <p role="status" className="numbers flex flex-wrap items-center gap-2">
      <Bar role="progressbar" label={t('prepare.running')} value={done} most={most} />
      {t('prepare.running')} {t('run.progress', { done: countText(done), total: countText(most) })}
      <Button size="line" onClick={() => act.mutate('stopPreparing')}>
        {t('prepare.stop')}
      </Button>
    </p>
  );
}

function Prepared({ view }: { readonly view: BatchView }): ReactNode {
  const { t } = useTranslation('batch');
  const { prepared } = view.counts;
  const shown = (kind: keyof typeof prepared) => countText(prepared[kind] ?? 0);
  return (
    <p role="status" className="numbers">
      {t('prepare.ended', {
        drafted: shown('drafted'),
        openCase: shown('open-case'),
        noSlot: shown('no-slot'),
        elsewhere: shown('not-allowed'),
        failed: shown('failed'),
      })}{' '}
      <Link to="/requests" search={{ tab: 'draft' }} className="text-accent underline">
        {t('prepare.toDrafts')}
      </Link>
    </p>
  );
}
