import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../contract/customers.ts';
import type { FreezeKind } from '../../../contract/freezes.ts';
import type { ActKey } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { UnfreezeOthers } from './unfreeze-others.tsx';
import { UnfreezeOutcome } from './unfreeze-outcome.tsx';

const kinds = ['account', 'account-and-resources'] as const;

/**
 * States which kind of freezing it was, of this customer and of the others chosen with it, and that they can spend again; then one sending. The key is minted when the dialog opens, so
 * that pressing twice sends once.
 */
export function UnfreezeDialog(props: {
  readonly first: CustomerRow;
  readonly permission: 'untested' | 'works' | 'refused';
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const { first, onClose } = props;
  const name = first.accountName;
  const [kind, setKind] = useState<FreezeKind | null>(null);
  const [others, setOthers] = useState<readonly CustomerRow[]>([]);
  const [reason, setReason] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [actKey] = useState(() => crypto.randomUUID() as ActKey);
  const why = useId();
  const unfreeze = useMutation(ask.freezes.unfreeze.mutationOptions());
  const rows = unfreeze.data?.rows;
  const count = 1 + others.length;
  const ready = kind !== null && reason.trim() !== '' && understood;
  const send = () => {
    if (kind === null || !ready || unfreeze.isPending) return;
    unfreeze.mutate({
      account,
      customerIds: [first, ...others].map(({ customerId }) => customerId),
      kind,
      reason: reason.trim(),
      understood,
      actKey,
    });
  };
  // Who is understood to be able to spend again are those chosen when it was said.
  const choose = (chosen: readonly CustomerRow[]) => {
    setOthers(chosen);
    setUnderstood(false);
  };
  const state = (stated: FreezeKind) => {
    setKind(stated);
    // The others were chosen as frozen in the way stated before (R06).
    if (others.length > 0) choose([]);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('unfreeze.title', { name })}
      description={rows ? undefined : t('unfreeze.spend', { count })}
      actions={
        rows ? (
          <Button look="primary" onClick={onClose}>
            {t('unfreeze.close')}
          </Button>
        ) : (
          <Button look="danger" className="max-w-full" disabled={!ready} busy={unfreeze.isPending} aria-describedby={why} onClick={send}>
            <span className="truncate">{count === 1 ? t('unfreeze.confirm', { name }) : t('unfreeze.confirmAll', { count })}</span>
          </Button>
        )
      }
    >
      {rows ? (
        <UnfreezeOutcome rows={rows} onClose={onClose} />
      ) : (
        <div className="flex flex-col gap-3">
          <div>
            <p className="font-medium">{t('unfreeze.kind')}</p>
            <p className="mb-1.5 text-small text-secondary">{t('unfreeze.kindHelp')}</p>
            <Choice
              label={t('unfreeze.kind')}
              className="flex flex-col gap-1.5"
              value={kind}
              onChange={state}
              options={kinds.map((one) => ({ value: one, label: t(`unfreeze.${one}`), help: t(`unfreeze.${one}Help`) }))}
            />
          </div>
          {kind === null ? null : <UnfreezeOthers first={first} kind={kind} chosen={others} onChange={choose} />}
          <TextField
            label={t('unfreeze.reason')}
            help={t('unfreeze.reasonHelp')}
            maxLength={256}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Checkbox className="font-medium" checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
            {t('unfreeze.understood', { count })}
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
