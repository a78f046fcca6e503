import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';

/** Gives a draft up: nothing was sent and nothing will be. */
export function CancelDraft(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row } = props.detail;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useMutation(ask.requests.cancel.mutationOptions({ onSuccess: () => setOpen(false) }));
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('side.cancel')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('side.cancel')}
        description={t('side.cancelBody')}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('side.cancelBack')}</Button>
            <Button look="primary" busy={cancel.isPending} onClick={() => cancel.mutate({ account, caseId: row.id, reason })}>
              {t('side.cancelConfirm', { account: row.accountName })}
            </Button>
          </>
        }
      >
        <TextField label={t('side.cancelReason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        {cancel.error ? <FaultLine fault={faultOf(cancel.error)} /> : null}
      </Dialog>
    </>
  );
}
