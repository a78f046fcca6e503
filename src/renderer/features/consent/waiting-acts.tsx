import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { SettleLetter } from './settle-letter.tsx';

/** What a person may do with a letter that waits: every sending is a click of its own. */
export function WaitingActs(props: { readonly mail: MailLine; readonly canSend: boolean }): ReactNode {
  const { t } = useTranslation('consent');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const { mail, canSend } = props;
  const mailId = mail.id;
  const [asking, setAsking] = useState<'again' | 'discard' | 'sent' | 'not-sent' | null>(null);
  const onSettled = () => {
    setAsking(null);
    return Promise.all([
      cache.invalidateQueries({ queryKey: ask.outbox.key() }),
      cache.invalidateQueries({ queryKey: ask.consent.draft.key() }),
    ]);
  };
  const send = useMutation(ask.outbox.sendNow.mutationOptions({ onSettled }));
  const discard = useMutation(ask.outbox.discard.mutationOptions({ onSettled }));
  const perhaps = mail.state === 'perhaps-sent';
  const error = send.error ?? discard.error;
  if (mail.state === 'sending') return null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {perhaps ? (
          <>
            <Button onClick={() => setAsking('sent')}>{t('waiting.wasSent')}</Button>
            <Button onClick={() => setAsking('not-sent')}>{t('waiting.wasNotSent')}</Button>
            <Button look="quiet" disabled={!canSend} busy={send.isPending} onClick={() => setAsking('again')}>
              {t('waiting.sendAgain')}
            </Button>
          </>
        ) : (
          <>
            <Button disabled={!canSend} busy={send.isPending} onClick={() => send.mutate({ account, mailId, again: false })}>
              {t(send.isPending ? 'send.sending' : 'waiting.sendNow')}
            </Button>
            <Button look="quiet" busy={discard.isPending} onClick={() => setAsking('discard')}>
              {t('waiting.giveUp')}
            </Button>
          </>
        )}
        {canSend ? null : (
          <Link to="/settings" className="text-accent underline underline-offset-2">
            {t('waiting.noServer')}
          </Link>
        )}
      </div>
      {error ? <FaultLine fault={faultOf(error)} /> : null}
      <AlertDialog
        danger
        open={asking === 'again'}
        onClose={() => setAsking(null)}
        title={t('waiting.againTitle')}
        description={t('waiting.againBody')}
        confirm={t('waiting.againConfirm', { to: mail.to })}
        busy={send.isPending}
        onConfirm={() => send.mutate({ account, mailId, again: true })}
      />
      <AlertDialog
        open={asking === 'discard'}
        onClose={() => setAsking(null)}
        title={t('waiting.giveUpTitle')}
        description={t('waiting.giveUpBody')}
        confirm={t('waiting.giveUp')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate({ account, mailId })}
      />
      <SettleLetter mailId={mailId} became={asking === 'sent' || asking === 'not-sent' ? asking : null} onClose={() => setAsking(null)} />
    </>
  );
}
