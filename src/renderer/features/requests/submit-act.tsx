import { Send } from 'lucide-react';
import { type ReactNode, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { ActFields } from './act-fields.tsx';
import { type ActForm, blankForm, mayPassQuota, notYet, undocumentedRules } from './act-form.ts';
import { NotNow, useReasonWords } from './not-now.tsx';
import { type ActResult, useAct } from './use-act.ts';
import { useReasonDraft } from './use-reason-draft.ts';

/** Submitting our request: reason, name, statement, code, and one button that names what it does; a last question before it is sent. */
export function SubmitAct(props: {
  readonly detail: CaseDetail;
  readonly simulated: boolean;
  readonly offline: boolean;
  readonly checking: boolean;
  readonly onResult: (result: ActResult) => void;
  readonly resultPlace: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { detail, offline } = props;
  const { row, quota } = detail;
  const words = useReasonWords();
  const [typed, setTyped] = useState<ActForm>(blankForm);
  const [asking, setAsking] = useState(false);
  const draft = useReasonDraft(row.id, detail.case.reason);
  const act = useAct(row.id, (result) => {
    // Sent, whatever came of it: another try needs a new code and a new confirmation.
    setTyped(blankForm);
    props.onResult(result);
  });
  const why = useId();

  const form: ActForm = { ...typed, reason: draft.reason };
  const passQuota = mayPassQuota(quota);
  const undocumented = undocumentedRules(detail, 'submit').length > 0;
  const missing = notYet(form, {
    act: 'submit',
    accountName: row.accountName,
    codeNeeded: detail.codeNeeded,
    passQuota,
    passUndocumented: undocumented,
    checking: props.checking,
  });
  const next = quota.nextFreeAt ? dateText(quota.nextFreeAt) : '';
  const check = detail.verdicts.find((verdict) => verdict.side === 'partner' && verdict.step === 'submit');
  const reason = offline
    ? t('why.offlineDraft')
    : !detail.acts.includes('submit')
      ? words(detail.why.submit ?? 'case-forbids')
      : quota.left <= 0 && quota.published
        ? t('why.quota', { date: next })
        : check && check.state !== 'allowed' && !undocumented && !props.checking
          ? t(`why.${check.state}`)
          : null;
  return (
    <Panel title={t('act.submitTitle')}>
      <div className="flex flex-col gap-4">
        <TextArea
          label={t('act.reason')}
          help={`${t('act.reasonHelp')} ${{ none: '', saving: t('act.reasonSaving'), kept: t('act.reasonSaved'), failed: t('act.reasonFailed') }[draft.state]}`}
          maxLength={1000}
          rows={2}
          value={draft.reason}
          onChange={(event) => draft.setReason(event.target.value)}
        />
        {passQuota ? (
          <TextArea
            label={t('act.passQuota')}
            help={t('act.passQuotaHelp', { used: quota.used, date: next })}
            maxLength={500}
            rows={2}
            value={typed.passQuota}
            onChange={(event) => setTyped({ ...typed, passQuota: event.target.value })}
          />
        ) : null}
        <ActFields
          act="submit"
          detail={detail}
          simulated={props.simulated}
          offline={offline}
          form={form}
          onForm={(part) => setTyped((before) => ({ ...before, ...part }))}
        />
        {act.fault ? (
          <FaultPanel fault={act.fault}>
            <span className="text-secondary">{t('act.failed')}</span>
          </FaultPanel>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            look="danger"
            icon={<Send size={14} aria-hidden />}
            busy={act.sending !== null}
            disabled={reason !== null || missing.length > 0}
            aria-describedby={why}
            onClick={() => {
              act.forget();
              setAsking(true);
            }}
          >
            {t('act.submit', { account: row.accountName })}
          </Button>
          {act.sending ? (
            <p role="status">
              {t('act.progress.submit')} <span className="text-secondary">{t('act.progressHelp')}</span>
            </p>
          ) : (
            <NotNow id={why} reason={reason} missing={missing} />
          )}
        </div>
      </div>
      <AlertDialog
        open={asking}
        danger
        title={t('act.confirm.submitTitle', { account: row.accountName })}
        description={t('act.confirm.submitBody')}
        confirm={t('act.submit', { account: row.accountName })}
        onClose={() => setAsking(false)}
        closesTo={() => (act.isAnswered() ? props.resultPlace.current : null)}
        onConfirm={() => {
          setAsking(false);
          act.send({ act: 'submit', form, codeNeeded: detail.codeNeeded, passQuota });
        }}
      />
    </Panel>
  );
}
