import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { toast } from '../../ui/toast.tsx';
import { useReasonDraft } from './use-reason-draft.ts';

const steps = ['1', '2', '3', '4'] as const;

/** Where no API exists (R31) the app prepares, a person acts in Partner Center, and what was seen is recorded by hand. No code is ever asked for. */
export function GuidedAct(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { row } = props.detail;
  const what = row.side === 'partner' ? 'submit' : 'decide';
  return (
    <Panel title={t('guided.title')}>
      <div className="flex flex-col gap-3">
        <p>{t('guided.lead')}</p>
        {what === 'submit' ? <GuidedReason detail={props.detail} /> : null}
        <ol className="list-decimal pl-5 marker:text-secondary">
          {steps.map((step) => (
            <li key={step}>{t(`guided.${what}.${step}`, { account: row.accountName })}</li>
          ))}
        </ol>
        <p className="text-small text-secondary">{t('guided.source')}</p>
        <Link to="/record" search={{ customer: row.customerId, case: row.id }} className="text-accent underline underline-offset-2">
          {t(what === 'submit' ? 'guided.recordSubmitted' : 'guided.recordOutcome')}
        </Link>
      </div>
    </Panel>
  );
}

function GuidedReason(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const draft = useReasonDraft(props.detail.row.id, props.detail.case.reason);
  return (
    <div className="flex flex-col items-start gap-2">
      <TextArea
        label={t('act.reason')}
        help={t('act.reasonHelp')}
        className="w-full"
        maxLength={1000}
        value={draft.reason}
        onChange={(event) => draft.setReason(event.target.value)}
      />
      <Button
        disabled={draft.reason === ''}
        onClick={() => void navigator.clipboard.writeText(draft.reason).then(() => toast(t('guided.copied')))}
      >
        {t('guided.copyReason')}
      </Button>
    </div>
  );
}
