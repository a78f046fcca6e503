import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { dateText } from '../../ui/time.tsx';
import { CopyValue } from './copy-value.tsx';
import { tally } from './finding-order.ts';
import { GuidePathView } from './guide-path.tsx';
import { GuidedStatement } from './guided-statement.tsx';
import { SignIn } from './sign-in.tsx';
import type { ActResult } from './use-act.ts';
import { useReasonDraft } from './use-reason-draft.ts';

/**
 * Where no API exists (R31) this panel is the guide: check, the way there, sign in and paste, say what was done. It asks for no code and
 * sends nothing; that it was opened stands in the log.
 */
export function GuidedAct(props: {
  readonly detail: CaseDetail;
  readonly checking: boolean;
  readonly onResult: (result: ActResult) => void;
  readonly resultPlace: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { ask, client } = useBridge();
  const account = useAccount();
  const { row, quota } = props.detail;
  const caseId = row.id;
  const ours = row.side === 'partner';
  const draft = useReasonDraft(caseId, props.detail.case.reason);
  const guide = useQuery(ask.requests.guide.queryOptions({ input: { account, caseId } }));
  const opened = useMutation({
    mutationFn: () => client.requests.openGuide({ account, caseId, what: 'guide' }),
  });
  const { mutate } = opened;
  useEffect(() => mutate(), [mutate]);
  const wanting = props.detail.verdicts.some(({ state }) => state !== 'allowed');
  return (
    <Panel title={t('guided.title')}>
      <div className="flex flex-col gap-4">
        <p>{t('guided.lead')}</p>
        <Step title={t('guided.step.check')}>
          <p className="text-secondary">{props.checking ? t('guided.checkRunning') : t('guided.checkHelp')}</p>
          <ul className="flex flex-col gap-1">
            {props.detail.verdicts.map((verdict) => (
              <li key={verdict.step} className="flex flex-wrap items-center gap-x-2">
                <span>{t(`check.${verdict.step}.${verdict.side}`)}</span>
                <StateMark chip state={verdict.state} word={t(`check.state.${verdict.state}`)} />
                <span className="text-secondary">{t(`check.summary.${verdict.state}`, tally(verdict))}</span>
              </li>
            ))}
          </ul>
          {wanting && !props.checking ? <p>{t('guided.checkNot')}</p> : null}
          {ours && quota.left <= 0 ? (
            <p className="flex items-start gap-2 rounded-base bg-unknown-soft p-2">
              <StateMark state="warning" word="" />
              {t('guided.quota', { used: quota.used, date: dateText(quota.nextFreeAt ?? quota.waitsFor?.until ?? '') })}
            </p>
          ) : null}
        </Step>
        <Step title={t('guided.step.path')}>
          {guide.data ? <GuidePathView guide={guide.data} account={row.accountName} /> : null}
          {guide.error ? <FaultLine fault={faultOf(guide.error)} /> : null}
        </Step>
        <Step title={t('guided.step.paste')}>
          {guide.data ? <SignIn caseId={caseId} address={guide.data.signInAddress} /> : null}
          {ours ? (
            <TextArea
              label={t('act.reason')}
              help={t('act.reasonHelp')}
              maxLength={1000}
              value={draft.reason}
              onChange={(event) => draft.setReason(event.target.value)}
            />
          ) : null}
          <dl className="flex flex-col gap-1">
            {guide.data?.values.map(({ kind, text }) => (
              <CopyValue key={kind} name={t(`guided.value.${kind}`)} value={text} />
            ))}
            {ours ? <CopyValue name={t('guided.value.reason')} value={draft.reason} /> : null}
          </dl>
          <p className="text-small text-secondary">{t('guided.masked')}</p>
        </Step>
        <Step title={t('guided.step.tell')}>
          <GuidedStatement detail={props.detail} reason={draft.reason} onResult={props.onResult} resultPlace={props.resultPlace} />
        </Step>
      </div>
    </Panel>
  );
}

function Step(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section aria-label={props.title} className="flex flex-col gap-2 border-t border-hairline pt-3">
      <h3 className="font-semibold">{props.title}</h3>
      {props.children}
    </section>
  );
}
