import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered as Made } from '../../../contract/define.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** Every judged row as CSV. */
export function SaveResults({ batchId }: { readonly batchId: string }): ReactNode {
  const { t } = useTranslation('batch');
  const { client } = useBridge();
  const account = useAccount();
  const { busy, outcome, fault, deliver } = useDelivery((made: Made) => made);
  return (
    <>
      <Button busy={busy} onClick={() => void deliver(() => client.checkMany.save({ account, batchId }))}>
        {t('ended.save')}
      </Button>
      <Delivered outcome={outcome} />
      {fault ? <FaultLine fault={fault} /> : null}
    </>
  );
}
