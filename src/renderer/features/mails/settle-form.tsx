import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailId } from '../../../core/mail/mail.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';

/** What became of a letter that was perhaps sent, as stated by the person who found out. */
export function SettleForm(props: { readonly mailId: MailId; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('mails');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const [note, setNote] = useState('');
  const settle = useMutation({
    ...ask.outbox.settle.mutationOptions(),
    onSuccess: async () => {
      toast(t('settle.recorded'));
      props.onDone();
      await Promise.all([cache.invalidateQueries({ queryKey: ask.outbox.key() }), cache.invalidateQueries({ queryKey: ask.mails.key() })]);
    },
  });
  const state = (became: 'sent' | 'not-sent') => settle.mutate({ account, mailId: props.mailId, became, note: note.trim() });
  return (
    <fieldset aria-label={t('outbox.settle')} className="flex max-w-150 flex-col gap-2 rounded-base bg-sunken p-3">
      <p>{t('settle.lead')}</p>
      <TextField label={t('settle.note')} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      {settle.error ? <FaultLine fault={faultOf(settle.error)} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button busy={settle.isPending} onClick={() => state('sent')}>
          {t('settle.sent')}
        </Button>
        <Button busy={settle.isPending} onClick={() => state('not-sent')}>
          {t('settle.notSent')}
        </Button>
      </div>
    </fieldset>
  );
}
