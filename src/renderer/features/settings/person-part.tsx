import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskSettings } from '../../../contract/settings.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { Keep } from './keep.tsx';

/** Who sits at the desk and what they may do (R01). */
export function PersonPart(props: { readonly settings: DeskSettings }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const [operator, setOperator] = useState(props.settings.operator);
  const [role, setRole] = useState(props.settings.role);
  const [tried, setTried] = useState(false);
  const keep = useMutation(ask.settings.setPerson.mutationOptions());
  const name = operator.trim();
  const changed = name !== props.settings.operator || role !== props.settings.role;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name !== '' && changed) keep.mutate({ account, role, operator: name });
      }}
    >
      <TextField
        label={t('person.operator')}
        help={t('person.operatorHelp')}
        className="max-w-90"
        maxLength={120}
        value={operator}
        problem={tried && name === '' ? t('person.operatorMissing') : ''}
        onChange={(event) => setOperator(event.target.value)}
      />
      <div className="flex flex-col gap-1">
        <p className="font-medium" aria-hidden>
          {t('person.role')}
        </p>
        <Choice
          label={t('person.role')}
          value={role}
          onChange={setRole}
          options={[
            { value: 'administrator', label: t('person.administrator'), help: t('person.administratorMay') },
            { value: 'account-manager', label: t('person.account-manager'), help: t('person.account-managerMay') },
          ]}
        />
        <p className="text-small text-secondary">{t('person.rule')}</p>
      </div>
      <Keep changed={changed} busy={keep.isPending} kept={keep.isSuccess && !changed} error={keep.error} />
    </form>
  );
}
