import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskSettings } from '../../../contract/settings.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Select, TextField } from '../../ui/field.tsx';

/** Name and role of the person at the desk: the name stands beside what they state, the role says who may act (R01). */
export function WhoAreYou({ settings }: { readonly settings: DeskSettings }): ReactNode {
  const { t } = useTranslation('home');
  const { ask } = useBridge();
  const account = useAccount();
  const [operator, setOperator] = useState(settings.operator);
  const [role, setRole] = useState(settings.role);
  const [tried, setTried] = useState(false);
  const save = useMutation(ask.settings.setPerson.mutationOptions());
  const name = operator.trim();
  return (
    <form
      className="mt-1 flex max-w-140 flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name !== '') save.mutate({ account, role, operator: name });
      }}
    >
      <TextField
        label={t('welcome.name')}
        maxLength={120}
        value={operator}
        problem={tried && name === '' ? t('welcome.nameMissing') : ''}
        onChange={(event) => setOperator(event.target.value)}
        className="min-w-44 flex-1"
      />
      <Select
        label={t('welcome.role')}
        value={role}
        options={(['account-manager', 'administrator'] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={setRole}
        help={t(`roleWords.${role}`)}
        className="w-60"
      />
      <Button look="primary" type="submit" busy={save.isPending} className="mt-6">
        {t('welcome.save')}
      </Button>
      {save.error ? <FaultLine fault={faultOf(save.error)} /> : null}
    </form>
  );
}
