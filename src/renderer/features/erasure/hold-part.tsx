import { useMutation } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldView } from '../../../contract/erasure.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import type { LegalHold } from '../../../core/erasure/hold.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { Refused } from './refused.tsx';

/** The hold of one customer, or (`customerId` null) of everything at the desk: who set it and why, and the way to set or lift it. */
export function HoldPart(props: { readonly customerId: CustomerId | null; readonly holds: HoldView }): ReactNode {
  const { t } = useTranslation('erasure');
  const { customerId, holds } = props;
  const mayAct = useStatus().data?.role === 'administrator';
  const own = customerId === null ? holds.account : holds.customer;
  return (
    <Panel title={t('hold.title')}>
      <div className="flex flex-col gap-2">
        {holds.account ? <HoldWords hold={holds.account} scope="account" /> : null}
        {holds.customer ? <HoldWords hold={holds.customer} scope="customer" /> : null}
        {holds.account === null && holds.customer === null ? <p className="text-secondary">{t('hold.none')}</p> : null}
        {mayAct ? (
          <HoldForm key={own === null ? 'set' : 'lift'} customerId={customerId} lifts={own !== null} />
        ) : (
          <p className="text-secondary">{t('hold.administrator')}</p>
        )}
      </div>
    </Panel>
  );
}

function HoldWords({ hold, scope }: { readonly hold: LegalHold; readonly scope: 'account' | 'customer' }): ReactNode {
  const { t } = useTranslation('erasure');
  return (
    <p className="flex items-start gap-1.5">
      <Lock size={14} aria-hidden className="mt-0.75 shrink-0" />
      <span className="min-w-0 break-words">{t(`hold.${scope}`, { ...hold, date: dateText(hold.since) })}</span>
    </p>
  );
}

function HoldForm({ customerId, lifts }: { readonly customerId: CustomerId | null; readonly lifts: boolean }): ReactNode {
  const { t } = useTranslation('erasure');
  const { ask } = useBridge();
  const account = useAccount();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const set = useMutation(ask.erasure.setHold.mutationOptions());
  const lift = useMutation(ask.erasure.liftHold.mutationOptions());
  const act = lifts ? lift : set;
  const whole = customerId === null ? 'Account' : '';
  if (!open) {
    return (
      <Button className="self-start" onClick={() => setOpen(true)}>
        {t(lifts ? `hold.lift${whole}` : `hold.set${whole}`)}
      </Button>
    );
  }
  const send = () => {
    setTried(true);
    if (reason.trim() !== '' && !act.isPending) act.mutate({ account, customerId, reason });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={t(lifts ? 'hold.reasonLift' : 'hold.reason')}
        maxLength={500}
        value={reason}
        autoFocus
        problem={tried && reason.trim() === '' ? t('act.noReason') : ''}
        onChange={(event) => setReason(event.target.value)}
      />
      {act.error ? <Refused error={act.error} /> : null}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={act.isPending}>
          {t(lifts ? 'hold.lifted' : 'hold.keep')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('hold.giveUp')}</Button>
      </div>
    </form>
  );
}
