import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistRow } from '../../../contract/customers.ts';
import type { Fact } from '../../../core/fact/fact.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';

/** Takes a wrong statement back: nothing is rewritten, a correction is appended. */
export function TakeBack(props: { readonly row: ChecklistRow; readonly fact: Fact; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { subject, kind, observedAt } = props.fact;
  const take = useMutation({ ...ask.facts.withdraw.mutationOptions(), onSuccess: props.onDone });
  const missing = reason.trim() === '';
  return (
    <form
      className="col-span-3 mt-1 flex flex-col gap-2 rounded-base bg-sunken p-2"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) take.mutate({ account, subject, kind, observedAt, reason });
      }}
    >
      <p className="text-secondary">{t('withdraw.words')}</p>
      <TextField
        label={t('withdraw.reason')}
        maxLength={500}
        value={reason}
        problem={tried && missing ? t('withdraw.needed') : ''}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" busy={take.isPending}>
          {t('withdraw.act')}
        </Button>
        <Button onClick={props.onDone}>{t('cancel')}</Button>
      </div>
      {take.error ? <FaultPanel fault={faultOf(take.error)} /> : null}
    </form>
  );
}
