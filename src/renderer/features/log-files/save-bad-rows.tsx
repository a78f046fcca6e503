import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** The rows that are not taken, with their reasons, as a file. */
export function SaveBadLogRows({ importId }: { readonly importId: string }): ReactNode {
  const { t } = useTranslation('log-files');
  const { client } = useBridge();
  const account = useAccount();
  const { busy, outcome, fault, deliver } = useDelivery((delivered: Awaited<ReturnType<typeof client.logFiles.saveBadRows>>) => delivered);
  return (
    <>
      <Button busy={busy} onClick={() => void deliver(() => client.logFiles.saveBadRows({ account, importId }))}>
        {t('import.preview.saveBad')}
      </Button>
      <div className="self-center text-secondary">
        <Delivered outcome={outcome} />
      </div>
      {fault ? <FaultLine fault={fault} /> : null}
    </>
  );
}
