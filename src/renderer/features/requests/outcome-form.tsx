import { useMutation } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
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

const heard = ['agreed', 'rejected', 'withdrawn', 'not-known'] as const;
type Heard = (typeof heard)[number];

/** What was heard of a request: as stated by NAME. Not known closes nothing. */
export function OutcomeForm(props: {
  readonly detail: CaseDetail;
  readonly onResult: (result: ActResult) => void;
  readonly resultPlace: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row } = props.detail;
  const name = useStatus().data?.operator ?? '';
  const [what, setWhat] = useState<Heard | null>(null);
  const [moment, setMoment] = useState<Moment>(thisMoment);
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState<ActKey | null>(null);
  const last = useRef<Heard>('not-known');
  if (what !== null) last.current = what;
  const told = useRef(false);
  const tell = useMutation(
    ask.requests.tellOutcome.mutationOptions({
      onSuccess: (answer, input) => {
        setWhat(null);
        setNote('');
        told.current = input.outcome !== 'not-known';
        if (input.outcome === 'not-known') toast(t('unseen.kept'));
        else props.onResult({ act: row.side === 'partner' ? 'submit' : 'approve', ...answer });
      },
      onSettled: () => setAsking(null),
    }),
  );
  const at = instantOf(moment);
  const ready = what !== null && at !== null && name.trim() !== '';
  return (
    <div className="flex flex-col gap-3">
      <Choice
        label={t('unseen.what')}
        value={what}
        onChange={setWhat}
        options={heard.map((one) => ({ value: one, label: t(`unseen.heard.${one}`), help: t(`unseen.heardHelp.${one}`) }))}
      />
      {what === null ? null : (
        <>
          <MomentField label={t('unseen.when')} value={moment} onChange={setMoment} />
          <TextArea
            label={t('guided.note')}
            help={t('recordPage.noteHelp')}
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
      {tell.error ? <FaultPanel fault={faultOf(tell.error)} /> : null}
      {name.trim() === '' ? <p>{t('guided.operatorMissing')}</p> : null}
      <Button
        className="self-start"
        disabled={!ready}
        busy={tell.isPending}
        onClick={() => {
          tell.reset();
          setAsking(crypto.randomUUID() as ActKey);
        }}
      >
        {t('unseen.state', { name: name || '…' })}
      </Button>
      <AlertDialog
        open={asking !== null}
        danger={last.current === 'agreed'}
        busy={tell.isPending}
        title={t(`unseen.confirm.${last.current}Title`, { account: row.accountName })}
        description={t(last.current === 'not-known' ? 'unseen.confirm.openBody' : 'unseen.confirm.body', { name })}
        confirm={t(`unseen.heard.${last.current}`)}
        onClose={() => setAsking(null)}
        closesTo={() => (told.current ? props.resultPlace.current : null)}
        onConfirm={() => {
          if (what === null || at === null || asking === null || tell.isPending) return;
          tell.mutate({ account, caseId: row.id, actKey: asking, outcome: what, at, note });
        }}
      />
    </div>
  );
}
