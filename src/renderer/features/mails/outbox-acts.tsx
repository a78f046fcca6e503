import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { toast } from '../../ui/toast.tsx';
import { SettleDialog } from './settle-dialog.tsx';

/** What a person may do with a letter that waits. Each act is one click for one sending; none repeats itself. */
export function OutboxActs({ mail }: { readonly mail: MailLine }): ReactNode {
  const { t } = useTranslation('mails');
  // The same letter waits on the page of the consent email: both say the same.
  const { t: letterWords } = useTranslation('consent');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<'again' | 'discard' | 'sent' | 'not-sent' | null>(null);
  const changed = () =>
    Promise.all([cache.invalidateQueries({ queryKey: ask.outbox.key() }), cache.invalidateQueries({ queryKey: ask.mails.key() })]);
  const send = useMutation({
    ...ask.outbox.sendNow.mutationOptions(),
    onSuccess: (made) => {
      if (made.mail.state === 'sent') toast(t('outbox.sent'));
    },
    onSettled: async () => {
      setAsking(null);
      await changed();
    },
  });
  const discard = useMutation({
    ...ask.outbox.discard.mutationOptions(),
    onSuccess: () => toast(t('outbox.discarded')),
    onSettled: async () => {
      setAsking(null);
      await changed();
    },
  });
  const perhaps = mail.state === 'perhaps-sent';
  const failed = send.error ?? discard.error ?? null;
  const told = failed === null ? (mail.lastAttempt?.fault ?? null) : faultOf(failed);
  if (mail.state === 'sending') return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {perhaps ? (
          <>
            <Button onClick={() => setAsking('sent')}>{letterWords('waiting.wasSent')}</Button>
            <Button onClick={() => setAsking('not-sent')}>{letterWords('waiting.wasNotSent')}</Button>
            <Button look="quiet" busy={send.isPending} onClick={() => setAsking('again')}>
              {letterWords('waiting.sendAgain')}
            </Button>
          </>
        ) : (
          <>
            <Button look="primary" busy={send.isPending} onClick={() => send.mutate({ account, mailId: mail.id, again: false })}>
              {letterWords(send.isPending ? 'send.sending' : 'waiting.sendNow')}
            </Button>
            <Button look="quiet" onClick={() => setAsking('discard')}>
              {letterWords('waiting.giveUp')}
            </Button>
          </>
        )}
      </div>
      {told ? <FaultPanel fault={told} /> : null}
      <AlertDialog
        open={asking === 'again'}
        onClose={() => setAsking(null)}
        title={letterWords('waiting.againTitle')}
        description={letterWords('waiting.againBody')}
        confirm={letterWords('waiting.againConfirm', { to: mail.to })}
        danger
        busy={send.isPending}
        onConfirm={() => send.mutate({ account, mailId: mail.id, again: true })}
      />
      <AlertDialog
        open={asking === 'discard'}
        onClose={() => setAsking(null)}
        title={letterWords('waiting.giveUpTitle')}
        description={t('outbox.giveUpBody')}
        confirm={letterWords('waiting.giveUp')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate({ account, mailId: mail.id })}
      />
      <SettleDialog mailId={mail.id} became={asking === 'sent' || asking === 'not-sent' ? asking : null} onClose={() => setAsking(null)} />
    </div>
  );
}
