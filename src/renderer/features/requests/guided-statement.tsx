import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import type { ActKey } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextArea } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';
import { instantOf, type Moment, thisMoment } from './moment.ts';
import { MomentField } from './moment-field.tsx';
import type { ActResult } from './use-act.ts';

const ways = { partner: ['submitted', 'stopped'], customer: ['approved', 'rejected', 'stopped'] } as const;
type Done = (typeof ways)['partner' | 'customer'][number];

/** "I submitted it" or "I stopped": with a time up to now, a note, and the name of who says so. One confirmation records once. */
export function GuidedStatement(props: {
  readonly detail: CaseDetail;
  readonly reason: string;
  readonly onResult: (result: ActResult) => void;
  readonly resultPlace: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, quota } = props.detail;
  const name = useStatus().data?.operator ?? '';
  const [what, setWhat] = useState<Done | null>(null);
  const [moment, setMoment] = useState<Moment>(thisMoment);
  const [note, setNote] = useState('');
  const [passQuota, setPassQuota] = useState('');
  // Minted when the question is asked: pressing its answer twice is one statement.
  const [asking, setAsking] = useState<ActKey | null>(null);
  const last = useRef<Done>('stopped');
  if (what !== null) last.current = what;
  const why = useId();
  const told = useRef(false);
  const state = useMutation(
    ask.requests.stateGuided.mutationOptions({
      onSuccess: (answer, input) => {
        setWhat(null);
        setNote('');
        told.current = input.what !== 'stopped';
        if (input.what === 'stopped') toast(t('guided.stopped'));
        else props.onResult({ act: input.what === 'submitted' ? 'submit' : input.what === 'approved' ? 'approve' : 'reject', ...answer });
      },
      onSettled: () => setAsking(null),
    }),
  );
  const at = instantOf(moment);
  const tight = what === 'submitted' && quota.left <= 0;
  const missing = [
    ...(what === null ? ['what'] : []),
    ...(at === null ? ['at'] : []),
    ...(what === 'submitted' && props.reason.trim() === '' ? ['reason'] : []),
    ...(tight && passQuota.trim() === '' ? ['passQuota'] : []),
    ...(name.trim() === '' ? ['operator'] : []),
  ];
  const send = () => {
    if (what === null || at === null || asking === null || state.isPending) return;
    const passQuotaReason = tight ? passQuota : null;
    state.mutate({ account, caseId: row.id, actKey: asking, what, at, note, reason: props.reason, passQuotaReason });
  };
  return (
    <div className="flex flex-col gap-3">
      <Choice
        label={t('guided.what')}
        value={what}
        onChange={setWhat}
        options={ways[row.side].map((one) => ({ value: one, label: t(`guided.done.${one}`), help: t(`guided.doneHelp.${one}`) }))}
      />
      {what === null ? null : (
        <>
          <MomentField label={t('guided.when')} value={moment} onChange={setMoment} />
          {tight ? (
            <TextArea
              label={t('guided.passQuota')}
              help={t('guided.passQuotaHelp')}
              rows={2}
              maxLength={500}
              value={passQuota}
              onChange={(event) => setPassQuota(event.target.value)}
            />
          ) : null}
          <TextArea
            label={t('guided.note')}
            help={t('guided.noteHelp')}
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
      {name.trim() === '' ? (
        <p role="alert" className="rounded-base border border-unknown bg-unknown-soft p-2">
          {t('guided.operatorMissing')}{' '}
          <Link to="/settings" className="text-accent underline underline-offset-2">
            {t('guided.toSettings')}
          </Link>
        </p>
      ) : null}
      {state.error ? <FaultPanel fault={faultOf(state.error)} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          look={what === 'approved' ? 'danger' : 'primary'}
          disabled={missing.length > 0}
          busy={state.isPending}
          aria-describedby={why}
          onClick={() => {
            state.reset();
            setAsking(crypto.randomUUID() as ActKey);
          }}
        >
          {t('guided.state', { name: name || '…' })}
        </Button>
        <p id={why} className="min-h-5 text-secondary">
          {missing.length > 0 ? `${t('act.because')} ${missing.map((one) => t(`guided.missing.${one}`)).join(', ')}.` : null}
        </p>
      </div>
      <AlertDialog
        open={asking !== null}
        danger={last.current === 'approved'}
        busy={state.isPending}
        title={t(`guided.confirm.${last.current}Title`, { account: row.accountName })}
        description={t(`guided.confirm.${last.current}Body`, { name })}
        confirm={t(`guided.done.${last.current}`)}
        onClose={() => setAsking(null)}
        closesTo={() => (told.current ? props.resultPlace.current : null)}
        onConfirm={send}
      />
    </div>
  );
}
