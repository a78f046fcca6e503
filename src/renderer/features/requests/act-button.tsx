import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import type { Act, NotYet } from './act-form.ts';
import { NotNow } from './not-now.tsx';
import type { useAct } from './use-act.ts';

/** The one button of an act, which names what it does: why it is not possible yet beside it, a last question before it is sent, what failed above it. */
export function ActButton(props: {
  readonly kind: Act;
  readonly account: string;
  readonly act: ReturnType<typeof useAct>;
  readonly reason: string | null;
  readonly missing: readonly NotYet[];
  readonly icon?: ReactNode;
  readonly onSend: () => void;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { kind, account, act, reason, missing } = props;
  const [asking, setAsking] = useState(false);
  const why = useId();
  const name = t(`act.${kind}`, { account });
  // Rejecting changes nothing; the others end the association.
  const danger = kind !== 'reject';
  return (
    <>
      {act.fault ? (
        <FaultPanel fault={act.fault}>
          <span className="text-secondary">{t('act.failed')}</span>
        </FaultPanel>
      ) : null}
      <div className={`flex flex-wrap items-center gap-3 ${kind === 'approve' ? 'flex-row-reverse' : ''}`}>
        <Button
          look={danger ? 'danger' : 'primary'}
          icon={props.icon}
          busy={act.sending !== null}
          disabled={reason !== null || missing.length > 0}
          aria-describedby={why}
          onClick={() => {
            act.forget();
            setAsking(true);
          }}
        >
          {name}
        </Button>
        {act.sending ? (
          <p role="status">
            {t(`act.progress.${kind}`)} <span className="text-secondary">{t('act.progressHelp')}</span>
          </p>
        ) : (
          <NotNow id={why} reason={reason} missing={missing} />
        )}
      </div>
      <AlertDialog
        open={asking}
        danger={danger}
        title={t(`act.confirm.${kind}Title`, { account })}
        description={t(`act.confirm.${kind}Body`)}
        confirm={name}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          props.onSend();
        }}
      />
    </>
  );
}
