import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered } from '../../../contract/define.ts';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { DeliveryWords } from './delivery-words.tsx';
import { useReasonWords } from './not-now.tsx';
import { useDelivery } from './use-delivery.ts';
import { useReasonDraft } from './use-reason-draft.ts';

const ways = ['file', 'case-file', 'mail', 'copy'] as const;

/** An account manager prepares and hands over (R01): a name, and a summary that goes by file, mail or clipboard. */
export function HandOver(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { client } = useBridge();
  const account = useAccount();
  const { row } = props.detail;
  const words = useReasonWords();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, outcome, deliver } = useDelivery();
  const draft = useReasonDraft(row.id, props.detail.case.reason);
  const may = props.detail.acts.includes('hand-over');
  const go = (way: (typeof ways)[number]) => {
    setTried(true);
    if (name.trim() === '') return;
    // The summary holds the reason: what was typed last goes with it.
    deliver(async (): Promise<Delivered> => {
      await draft.keepNow();
      return client.requests.handOver({ account, caseId: row.id, to: name.trim(), way });
    });
  };
  return (
    <Panel title={t('handOver.title')}>
      <div className="flex flex-col gap-3">
        <p>{t('handOver.lead')}</p>
        {row.state === 'draft' ? (
          <TextArea
            label={t('act.reason')}
            help={t('act.reasonHelp')}
            maxLength={1000}
            value={draft.reason}
            onChange={(event) => draft.setReason(event.target.value)}
          />
        ) : null}
        <TextField
          label={t('handOver.name')}
          className="max-w-90"
          maxLength={120}
          value={name}
          problem={tried && name.trim() === '' ? t('handOver.nameMissing') : ''}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="flex flex-wrap items-center gap-2">
          {ways.map((way) => (
            <Button key={way} look={way === 'file' ? 'primary' : 'normal'} busy={busy} disabled={!may} onClick={() => go(way)}>
              {t(`handOver.${way}`)}
            </Button>
          ))}
        </div>
        {may ? null : <p className="text-secondary">{words(props.detail.why['hand-over'] ?? 'case-forbids')}</p>}
        <DeliveryWords outcome={outcome} />
      </div>
    </Panel>
  );
}

/** With NAME since DATE, and the way back. */
export function HandedOver(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, case: case_, acts } = props.detail;
  const takeBack = useMutation(ask.requests.takeBack.mutationOptions());
  return (
    <Panel title={t('handOver.with', { name: case_.handedTo ?? '', date: dateText(case_.handedAt ?? '') })}>
      <div className="flex flex-col items-start gap-2">
        <p>{t('handOver.waits')}</p>
        <Button
          busy={takeBack.isPending}
          disabled={!acts.includes('take-back')}
          onClick={() => takeBack.mutate({ account, caseId: row.id })}
        >
          {t('handOver.takeBack')}
        </Button>
        {takeBack.error ? <FaultLine fault={faultOf(takeBack.error)} /> : null}
      </div>
    </Panel>
  );
}
