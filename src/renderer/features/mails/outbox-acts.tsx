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
import { SettleForm } from './settle-form.tsx';

/** What a person may do with a letter that waits. Each act is one click for one sending; none repeats itself. */
export function OutboxActs({ mail }: { readonly mail: MailLine }): ReactNode {
  const { t } = useTranslation('mails');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<'again' | 'discard' | null>(null);
  const [settling, setSettling] = useState(false);
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
            <Button onClick={() => setSettling(!settling)} aria-expanded={settling}>
              {t('outbox.settle')}
            </Button>
            <Button onClick={() => setAsking('again')}>{t('outbox.sendAgain')}</Button>
          </>
        ) : (
          <>
            <Button look="primary" busy={send.isPending} onClick={() => send.mutate({ account, mailId: mail.id, again: false })}>
              {t(mail.state === 'refused' || mail.lastAttempt !== null ? 'outbox.sendOnceMore' : 'outbox.sendNow')}
            </Button>
            <Button onClick={() => setAsking('discard')}>{t('outbox.discard')}</Button>
          </>
        )}
      </div>
      {settling && perhaps ? <SettleForm mailId={mail.id} onDone={() => setSettling(false)} /> : null}
      {told ? <FaultPanel fault={told} /> : null}
      <AlertDialog
        open={asking === 'again'}
        onClose={() => setAsking(null)}
        title={t('again.title')}
        description={t('again.body')}
        confirm={t('again.confirm')}
        danger
        busy={send.isPending}
        onConfirm={() => send.mutate({ account, mailId: mail.id, again: true })}
      />
      <AlertDialog
        open={asking === 'discard'}
        onClose={() => setAsking(null)}
        title={t('discard.title')}
        description={t('discard.body')}
        confirm={t('discard.confirm')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate({ account, mailId: mail.id })}
      />
    </div>
  );
}
