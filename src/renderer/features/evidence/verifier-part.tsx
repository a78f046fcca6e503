import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered as Made } from '../../../contract/define.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';

/** The program with which anybody can check a bundle, years later and without the app. */
export function VerifierPart(): ReactNode {
  const { t } = useTranslation('evidence');
  const { client } = useBridge();
  const account = useAccount();
  const { busy, outcome, fault, deliver } = useDelivery((made: Made) => made);
  return (
    <Panel title={t('verifier.title')}>
      <div className="flex flex-col items-start gap-2">
        <p>{t('verifier.words')}</p>
        <Button busy={busy} onClick={() => void deliver(() => client.evidence.saveVerifier({ account }))}>
          {t('verifier.save')}
        </Button>
        <Delivered outcome={outcome} />
        {fault ? <FaultLine fault={fault} /> : null}
      </div>
    </Panel>
  );
}
