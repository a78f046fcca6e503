import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailId } from '../../../core/mail/mail.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';

/** What became of a letter that was perhaps sent, as stated by the person who found out. */
export function SettleDialog(props: {
  readonly mailId: MailId;
  readonly became: 'sent' | 'not-sent' | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('consent');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const { mailId, became, onClose } = props;
  const [note, setNote] = useState('');
  const settle = useMutation({
    ...ask.outbox.settle.mutationOptions(),
    onSuccess: async () => {
      onClose();
      await Promise.all([cache.invalidateQueries({ queryKey: ask.outbox.key() }), cache.invalidateQueries({ queryKey: ask.mails.key() })]);
    },
  });
  const shown = became ?? 'sent';
  return (
    <Dialog
      open={became !== null}
      onClose={onClose}
      title={t(`settle.${shown}.title`)}
      description={t(`settle.${shown}.body`)}
      actions={
        <>
          <Button onClick={onClose}>{t('settle.back')}</Button>
          <Button
            look="primary"
            busy={settle.isPending}
            onClick={() => settle.mutate({ account, mailId, became: shown, note: note.trim() })}
          >
            {t(`settle.${shown}.confirm`)}
          </Button>
        </>
      }
    >
      <TextField
        label={t('settle.note')}
        help={t('settle.noteHelp')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {settle.error ? <FaultLine fault={faultOf(settle.error)} /> : null}
    </Dialog>
  );
}
