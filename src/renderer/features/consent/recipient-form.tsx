import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { addressProblem } from './addresses.ts';

/** The customer's address as a person states it: typed twice, never guessed (R28). */
export function RecipientForm(props: {
  readonly customerId: CustomerId;
  readonly onDone: () => void;
  readonly onLeave: (() => void) | null;
}): ReactNode {
  const { t } = useTranslation('consent');
  const { ask } = useBridge();
  const account = useAccount();
  const [email, setEmail] = useState('');
  const [again, setAgain] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const state = useMutation(ask.consent.stateRecipient.mutationOptions({ onSuccess: props.onDone }));
  const problem = addressProblem(email, again);
  return (
    <form
      noValidate
      aria-label={t('recipient.title')}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problem === '') state.mutate({ account, customerId: props.customerId, email, note });
      }}
    >
      <TextField
        type="email"
        label={t('recipient.email')}
        maxLength={256}
        value={email}
        problem={tried && problem === 'invalid' ? t('recipient.invalid') : ''}
        onChange={(event) => setEmail(event.target.value.trim())}
      />
      <TextField
        type="email"
        label={t('recipient.again')}
        maxLength={256}
        value={again}
        problem={problem === 'differs' && (tried || (again !== '' && !email.startsWith(again))) ? t('recipient.differs') : ''}
        onChange={(event) => setAgain(event.target.value.trim())}
      />
      <TextField label={t('recipient.note')} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      {state.error ? <FaultLine fault={faultOf(state.error)} /> : null}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={state.isPending}>
          {t(state.isPending ? 'recipient.saving' : 'recipient.save')}
        </Button>
        {props.onLeave ? <Button onClick={props.onLeave}>{t('recipient.cancel')}</Button> : null}
      </div>
    </form>
  );
}
