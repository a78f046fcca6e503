import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextArea } from '../../ui/field.tsx';

/** A wrong statement is taken back with a reason; both stay in the log. */
export function TakeBackStatement(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, lastStatement, acts } = props.detail;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const close = () => {
    setOpen(false);
    setReason('');
    setTried(false);
  };
  const back = useMutation(ask.requests.takeBackStatement.mutationOptions({ onSuccess: close }));
  if (!lastStatement || !acts.includes('take-back-statement')) return null;
  return (
    <>
      <Button look="quiet" className="-ml-2.5 self-start" onClick={() => setOpen(true)}>
        {t('statement.takeBack')}
      </Button>
      <AlertDialog
        open={open}
        title={t('statement.title', { name: lastStatement.by, account: row.accountName })}
        description={`${t(`statement.body.${lastStatement.kind}`)} ${t('statement.both')}`}
        confirm={t('statement.confirm')}
        busy={back.isPending}
        onClose={close}
        onConfirm={() => {
          setTried(true);
          if (reason.trim() !== '') back.mutate({ account, caseId: row.id, reason: reason.trim() });
        }}
      >
        <TextArea
          label={t('statement.reason')}
          className="mt-3"
          rows={2}
          maxLength={500}
          value={reason}
          problem={tried && reason.trim() === '' ? t('statement.reasonMissing') : ''}
          onChange={(event) => setReason(event.target.value)}
        />
        {back.error ? <FaultLine fault={faultOf(back.error)} /> : null}
      </AlertDialog>
    </>
  );
}
