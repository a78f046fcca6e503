import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailServerState } from '../../../contract/mail-server.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultLine, FaultPanel } from '../../ui/fault-panel.tsx';
import { ServerAnswer } from '../../ui/server-answer.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

/** A server that is set up: tried without sending anything, or forgotten with its secret. */
export function MailServerUse(props: { readonly state: MailServerState; readonly changed: boolean }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const { host, port, secret } = props.state;
  const [asking, setAsking] = useState(false);
  const test = useMutation(ask.mailServer.test.mutationOptions());
  const forget = useMutation(
    ask.mailServer.forget.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        cache.setQueryData(ask.mailServer.get.queryKey({ input: { account } }), null);
      },
    }),
  );
  const fault = test.error ? faultOf(test.error) : null;
  const answer = fault?.detail.answer;
  return (
    <div className="flex flex-col gap-2 border-t border-hairline pt-3">
      {secret === 'missing' || secret === 'locked' ? (
        <p className="flex items-start gap-1.5 text-unknown">
          <KeyRound size={14} aria-hidden className="mt-0.75 shrink-0" />
          {t(`mailServer.secretIs.${secret}`)}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          busy={test.isPending}
          disabled={props.changed}
          hint={props.changed ? t('mailServer.testAfter') : t('mailServer.testHelp')}
          onClick={() => test.mutate({ account })}
        >
          {t(test.isPending ? 'mailServer.testing' : 'mailServer.test')}
        </Button>
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('mailServer.forget')}
        </Button>
      </div>
      <div aria-live="polite" className="flex flex-col gap-2">
        {test.data && !props.changed ? (
          <>
            <p className="flex items-start gap-2">
              <StateMark state="satisfied" word={t('mailServer.answered')} className="shrink-0" />
              <span className="min-w-0 break-words">{t('mailServer.answeredIn', { host, port, count: test.data.milliseconds })}</span>
            </p>
            <ServerAnswer label={t('mailServer.greeting')} text={test.data.greeting} />
          </>
        ) : null}
        {fault && !props.changed ? <FaultPanel fault={fault} /> : null}
        {typeof answer === 'string' && answer !== '' && !props.changed ? (
          <ServerAnswer label={t('mailServer.answer')} text={answer} />
        ) : null}
      </div>
      <AlertDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        title={t('mailServer.forgetTitle', { host })}
        description={t('mailServer.forgetBody')}
        confirm={t('mailServer.forgetAct', { host })}
        busy={forget.isPending}
        onConfirm={() => forget.mutate({ account })}
      >
        {forget.error ? <FaultLine fault={faultOf(forget.error)} /> : null}
      </AlertDialog>
    </div>
  );
}
