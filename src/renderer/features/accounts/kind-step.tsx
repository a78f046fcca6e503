import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/choice.tsx';
import { CanDo } from './can-do.tsx';
import { type Kind, useDraft } from './draft.ts';
import { StepButtons } from './step-buttons.tsx';

const kinds = ['huawei-cloud', 'gateway', 'manual'] as const satisfies readonly Kind[];

/** What the app is to work with, and what it can and cannot do then. */
export function KindStep(props: { readonly onNext: () => void }): ReactNode {
  const { t } = useTranslation('accounts');
  const kind = useDraft((draft) => draft.kind);
  const [tried, setTried] = useState(false);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (kind !== null) props.onNext();
      }}
    >
      <p className="max-w-160">{t('kind.noApi')}</p>
      <Choice
        label={t('kind.label')}
        className="grid gap-2 min-[1000px]:grid-cols-3"
        value={kind}
        onChange={(next) => useDraft.setState({ kind: next })}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}.label`), help: t(`kind.${value}.help`) }))}
      />
      {tried && kind === null ? (
        <p role="alert" className="text-blocked">
          {t('problem.kindMissing')}
        </p>
      ) : null}
      {kind === null ? null : <CanDo kind={kind} />}
      <StepButtons next={t('new.next')} />
    </form>
  );
}
