import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { dateText } from '../../ui/time.tsx';
import type { Act } from './act-form.ts';

/** The verification code, where the connection takes one in the app: the sandbox alone (R17). A code of the real site is never asked for. */
export function CodeField(props: {
  readonly caseId: CaseId;
  readonly purpose: Act;
  readonly simulated: boolean;
  readonly offline: boolean;
  readonly code: string;
  readonly onCode: (code: string) => void;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { client, ask } = useBridge();
  const account = useAccount();
  const send = useMutation(ask.requests.sendCode.mutationOptions({ onSuccess: () => props.onCode('') }));
  const lapsed = useLapsed(send.data?.expiresAt);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">{t('act.code')}</legend>
      <div className="flex items-end gap-2">
        <TextField
          label={t('act.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={16}
          className="w-44"
          value={props.code}
          onChange={(event) => props.onCode(event.target.value.trim())}
        />
        <Button
          busy={send.isPending}
          disabled={props.offline}
          {...(props.offline ? { hint: t('why.offline') } : {})}
          onClick={() => send.mutate({ account, caseId: props.caseId, purpose: props.purpose })}
        >
          {t(send.data ? 'act.sendCodeAgain' : 'act.sendCode')}
        </Button>
        {props.simulated ? (
          <Button look="quiet" onClick={() => void client.desk.openPlay({ account }).catch(() => undefined)}>
            {t('act.openPlay')}
          </Button>
        ) : null}
      </div>
      <p role="status" className="min-h-4 text-small text-secondary">
        {send.data
          ? lapsed
            ? t('act.codeLapsed')
            : t('act.codeSent', { to: send.data.sentTo, until: dateText(send.data.expiresAt, true) })
          : t('act.codeHelp')}{' '}
        {props.simulated ? t('act.codePlay') : null}
      </p>
      {send.error ? <FaultLine fault={faultOf(send.error)} /> : null}
    </fieldset>
  );
}

/** The longest a timer can wait, in milliseconds. */
const longest = 2_147_483_647;

function useLapsed(expiresAt: string | undefined): boolean {
  const [lapsed, setLapsed] = useState(false);
  useEffect(() => {
    setLapsed(false);
    if (expiresAt === undefined) return;
    const left = Temporal.Instant.from(expiresAt).epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
    const timer = setTimeout(() => setLapsed(true), Math.min(Math.max(0, left), longest));
    return () => clearTimeout(timer);
  }, [expiresAt]);
  return lapsed;
}
