import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { Checkbox, TextArea, TextField } from '../../ui/field.tsx';
import { type Act, type ActForm, undocumentedRules } from './act-form.ts';
import { CodeField } from './code-field.tsx';
import { LeadingEffects } from './effects.tsx';

/** What every act asks for: the account name typed, the statement ticked beside our own cited summary (R18), the code where one is taken. */
export function ActFields(props: {
  readonly act: Act;
  readonly detail: CaseDetail;
  readonly simulated: boolean;
  readonly offline: boolean;
  readonly form: ActForm;
  readonly onForm: (part: Partial<ActForm>) => void;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { act, form, onForm } = props;
  const { row } = props.detail;
  const summary = useId();
  const wrong = form.typedName !== '' && !row.accountName.startsWith(form.typedName);
  const undocumented = undocumentedRules(props.detail, act);
  return (
    <>
      {undocumented.length > 0 ? (
        <TextArea
          label={t('act.passUndocumented')}
          help={t('act.passUndocumentedHelp', { rules: undocumented.join(', ') })}
          maxLength={500}
          rows={2}
          value={form.passUndocumented}
          onChange={(event) => onForm({ passUndocumented: event.target.value })}
        />
      ) : null}
      <TextField
        label={t('act.name', { account: row.accountName })}
        className="max-w-90"
        maxLength={128}
        value={form.typedName}
        problem={wrong ? t('act.nameWrong', { account: row.accountName }) : ''}
        onChange={(event) => onForm({ typedName: event.target.value })}
      />
      {act === 'reject' ? null : (
        <section aria-label={t('act.summaryTitle')} className="overflow-hidden rounded-base border border-hairline">
          <div id={summary} className="bg-sunken px-3 py-2">
            <h3 className="mb-1 text-small text-secondary">{t('act.summaryTitle')}</h3>
            <LeadingEffects customerId={row.customerId} />
          </div>
          <Checkbox
            className="border-t border-hairline px-3 py-2.5 font-medium"
            aria-describedby={summary}
            checked={form.understood}
            onChange={(event) => onForm({ understood: event.target.checked })}
          >
            {t('act.understood')}
          </Checkbox>
        </section>
      )}
      {props.detail.codeNeeded ? (
        <CodeField
          key={act}
          caseId={row.id}
          purpose={act}
          simulated={props.simulated}
          offline={props.offline}
          code={form.code}
          onCode={(code) => onForm({ code })}
        />
      ) : null}
    </>
  );
}
