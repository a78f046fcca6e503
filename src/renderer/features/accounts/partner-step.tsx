import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { ColourChoice } from './colour-choice.tsx';
import { mayNotCall, useDraft } from './draft.ts';
import { StepButtons } from './step-buttons.tsx';
import { partnerProblems } from './steps.ts';

/** Whose account it is, and what it is called here. */
export function PartnerStep(props: { readonly onBack: () => void; readonly onNext: () => void }): ReactNode {
  const { t } = useTranslation('accounts');
  const draft = useDraft();
  const [tried, setTried] = useState(false);
  const problems = partnerProblems(draft);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(problems).length === 0) props.onNext();
      }}
    >
      <section className="flex flex-col gap-1">
        <p aria-hidden className="font-medium">
          {t('site.label')}
        </p>
        <Choice
          label={t('site.label')}
          value={draft.site}
          onChange={(site) => useDraft.setState({ site })}
          options={(['intl', 'eu'] as const).map((value) => ({ value, label: t(`site.${value}`), help: t(`site.${value}Help`) }))}
        />
      </section>
      <section className="flex flex-col gap-1">
        <p aria-hidden className="font-medium">
          {t('partnerType.label')}
        </p>
        <Choice
          label={t('partnerType.label')}
          className="grid gap-2 min-[1000px]:grid-cols-3"
          value={draft.partnerType}
          onChange={(partnerType) => useDraft.setState({ partnerType })}
          options={(['csp', 'distributor', 'reseller'] as const).map((value) => ({
            value,
            label: t(`partnerType.${value}`),
            help: t(`partnerType.${value}Help`),
          }))}
        />
        {mayNotCall(draft) ? (
          <div role="alert" className="flex flex-wrap items-center gap-2 rounded-base border border-blocked bg-blocked-soft p-2">
            <span className="min-w-0 flex-1">{t('partnerType.mayNotCall')}</span>
            <Button onClick={() => useDraft.setState({ kind: 'manual' })}>{t('partnerType.byHand')}</Button>
          </div>
        ) : null}
        {tried && problems.partnerType === 'partnerTypeMissing' ? (
          <p role="alert" className="text-small text-blocked">
            {t('problem.partnerTypeMissing')}
          </p>
        ) : null}
      </section>
      <TextField
        label={t('name.label')}
        help={t('name.help')}
        maxLength={120}
        value={draft.name}
        problem={tried && problems.name ? t('problem.nameMissing') : ''}
        onChange={(event) => useDraft.setState({ name: event.target.value })}
      />
      <ColourChoice value={draft.colour} onChange={(colour) => useDraft.setState({ colour })} />
      <StepButtons onBack={props.onBack} next={t('new.next')} />
    </form>
  );
}
