import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreezeKind, UnfreezeRow } from '../../../contract/freezes.ts';
import type { ActKey } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

const kinds = ['account', 'account-and-resources'] as const;

/**
 * States which kind of freezing it was and that the customer can spend again; then one sending. The key is minted when the dialog opens, so
 * that pressing twice sends once.
 */
export function UnfreezeDialog(props: {
  readonly customerId: CustomerId;
  readonly accountName: string;
  readonly permission: 'untested' | 'works' | 'refused';
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const { accountName: name, onClose } = props;
  const [kind, setKind] = useState<FreezeKind | null>(null);
  const [reason, setReason] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [actKey] = useState(() => crypto.randomUUID() as ActKey);
  const why = useId();
  const unfreeze = useMutation(ask.freezes.unfreeze.mutationOptions());
  const row = unfreeze.data?.rows[0];
  const ready = kind !== null && reason.trim() !== '' && understood;
  const send = () => {
    if (kind === null || !ready || unfreeze.isPending) return;
    unfreeze.mutate({ account, customerIds: [props.customerId], kind, reason: reason.trim(), understood, actKey });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('unfreeze.title', { name })}
      description={row ? undefined : t('unfreeze.spend')}
      actions={
        row ? (
          <Button look="primary" onClick={onClose}>
            {t('unfreeze.close')}
          </Button>
        ) : (
          <Button look="danger" disabled={!ready} busy={unfreeze.isPending} aria-describedby={why} onClick={send}>
            {t('unfreeze.confirm', { name })}
          </Button>
        )
      }
    >
      {row ? (
        <Outcome row={row} />
      ) : (
        <div className="flex flex-col gap-3">
          <div>
            <p className="font-medium">{t('unfreeze.kind')}</p>
            <p className="mb-1.5 text-small text-secondary">{t('unfreeze.kindHelp')}</p>
            <Choice
              label={t('unfreeze.kind')}
              className="flex flex-col gap-1.5"
              value={kind}
              onChange={setKind}
              options={kinds.map((one) => ({ value: one, label: t(`unfreeze.${one}`), help: t(`unfreeze.${one}Help`) }))}
            />
          </div>
          <TextField
            label={t('unfreeze.reason')}
            help={t('unfreeze.reasonHelp')}
            maxLength={256}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Checkbox className="font-medium" checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
            {t('unfreeze.understood')}
          </Checkbox>
          <p className="text-small text-secondary">
            {t(`unfreeze.permission.${props.permission}`)} {t('unfreeze.once')}
          </p>
          {unfreeze.error ? <FaultPanel fault={faultOf(unfreeze.error)} /> : null}
          <p id={why} role="status" className="min-h-5 text-secondary">
            {unfreeze.isPending ? t('unfreeze.sending') : ready ? null : t('unfreeze.notYet')}
          </p>
        </div>
      )}
    </Dialog>
  );
}

function Outcome({ row }: { readonly row: UnfreezeRow }): ReactNode {
  const { t } = useTranslation('customers');
  const mark = row.result === 'unfrozen' ? 'satisfied' : row.result === 'unknown' ? 'unknown' : 'warning';
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="flex items-start gap-2">
        <StateMark state={mark} word={row.accountName} />
        <span>{t(`unfreeze.result.${row.result}`)}</span>
      </p>
      <p className="text-secondary">
        {row.frozenNow === null ? t('unfreeze.now.unread') : t(row.frozenNow ? 'unfreeze.now.frozen' : 'unfreeze.now.not')}
      </p>
      {row.fault ? <FaultPanel fault={row.fault} /> : null}
    </div>
  );
}
