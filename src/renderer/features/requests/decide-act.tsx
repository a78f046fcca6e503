import { type ReactNode, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { ActFields } from './act-fields.tsx';
import { type ActForm, blankForm, notYet, undocumentedRules } from './act-form.ts';
import { NotNow, useReasonWords } from './not-now.tsx';
import { type ActResult, useAct } from './use-act.ts';

type Decision = 'approve' | 'reject';

/**
 * The customer's request: first which answer, then what that answer needs, then one button. Approving ends the association and stands at the
 * right in the colour of danger; rejecting stands at the left and is possible though the check fails (R21).
 */
export function DecideAct(props: {
  readonly detail: CaseDetail;
  readonly simulated: boolean;
  readonly offline: boolean;
  readonly checking: boolean;
  readonly onResult: (result: ActResult) => void;
  readonly resultPlace: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { detail, offline } = props;
  const { row } = detail;
  const words = useReasonWords();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [form, setForm] = useState<ActForm>(blankForm);
  const [asking, setAsking] = useState(false);
  const act = useAct(row.id, (result) => {
    // Sent, whatever came of it: another try needs a new code and a new confirmation.
    setForm(blankForm);
    props.onResult(result);
  });
  const why = useId();
  const agree = detail.verdicts.find((verdict) => verdict.step === 'agree');
  // Rejecting is allowed though the check fails; approving is not (R21).
  const reasonFor = (one: Decision): string | null => {
    if (offline) return t('why.offline');
    if (!detail.acts.includes(one)) return words(detail.why[one] ?? 'case-forbids');
    return one === 'approve' && agree && agree.state !== 'allowed' && undocumentedRules(detail, one).length === 0 && !props.checking
      ? t(`why.${agree.state}`)
      : null;
  };
  const missing =
    decision === null
      ? []
      : notYet(form, {
          act: decision,
          accountName: row.accountName,
          codeNeeded: detail.codeNeeded,
          passQuota: false,
          passUndocumented: undocumentedRules(detail, decision).length > 0,
          checking: decision === 'approve' && props.checking,
        });
  const reason = decision === null ? null : reasonFor(decision);
  // Nothing is asked for towards an approval that the check forbids.
  const hopeless = decision === 'approve' && agree?.state === 'blocked' && !props.checking;
  return (
    <Panel title={t('act.decideTitle')}>
      <div className="flex flex-col gap-4">
        <Choice
          label={t('act.decideTitle')}
          value={decision}
          onChange={(next) => {
            setDecision(next);
            // A code is good for one purpose, a tick for one statement.
            setForm((before) => ({ ...before, code: '', understood: false }));
            act.forget();
          }}
          options={[
            {
              value: 'reject',
              label: t('act.choose.reject'),
              help: agree?.state === 'blocked' ? t('act.rejectThough') : t('act.rejectAny'),
            },
            { value: 'approve', label: t('act.choose.approve'), help: reasonFor('approve') ?? t('act.approveLead') },
          ]}
        />
        {decision === null ? null : (
          <>
            {hopeless ? null : (
              <ActFields
                act={decision}
                detail={detail}
                simulated={props.simulated}
                offline={offline}
                form={form}
                onForm={(part) => setForm((before) => ({ ...before, ...part }))}
              />
            )}
            {act.fault ? (
              <FaultPanel fault={act.fault}>
                <span className="text-secondary">{t('act.failed')}</span>
              </FaultPanel>
            ) : null}
            <div className={`flex flex-wrap items-center gap-3 ${decision === 'approve' ? 'flex-row-reverse' : ''}`}>
              <Button
                look={decision === 'approve' ? 'danger' : 'primary'}
                busy={act.sending !== null}
                disabled={reason !== null || missing.length > 0}
                aria-describedby={why}
                onClick={() => {
                  act.forget();
                  setAsking(true);
                }}
              >
                {t(`act.${decision}`, { account: row.accountName })}
              </Button>
              {act.sending ? (
                <p role="status">
                  {t(`act.progress.${decision}`)} <span className="text-secondary">{t('act.progressHelp')}</span>
                </p>
              ) : (
                <NotNow id={why} reason={reason} missing={missing} />
              )}
            </div>
          </>
        )}
      </div>
      <AlertDialog
        open={asking && decision !== null}
        danger={decision === 'approve'}
        title={t(`act.confirm.${decision ?? 'reject'}Title`, { account: row.accountName })}
        description={t(`act.confirm.${decision ?? 'reject'}Body`)}
        confirm={t(`act.${decision ?? 'reject'}`, { account: row.accountName })}
        onClose={() => setAsking(false)}
        closesTo={() => (act.isAnswered() ? props.resultPlace.current : null)}
        onConfirm={() => {
          setAsking(false);
          if (decision) act.send({ act: decision, form, codeNeeded: detail.codeNeeded, passQuota: false });
        }}
      />
    </Panel>
  );
}
