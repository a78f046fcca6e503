import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import type { Delivered } from '../../../contract/define.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { finishDelivery } from '../../bridge/delivery.ts';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';

const ways = [
  { way: 'file', label: 'file', look: 'primary' },
  { way: 'mail', label: 'mailClient', look: 'normal' },
  { way: 'copy', label: 'copy', look: 'normal' },
] as const;

/** The ways out: as a file, through the mail client, by the clipboard. The app itself sends no mail. */
export function WaysOut(props: {
  readonly draft: ConsentDraft;
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
}): ReactNode {
  const { t } = useTranslation('consent');
  const { client } = useBridge();
  const account = useAccount();
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<DeskFault | null>(null);
  const incomplete = props.draft.missing.length > 0;
  const deliver = async (way: (typeof ways)[number]['way']) => {
    setBusy(true);
    setFault(null);
    setWords('');
    try {
      const delivered: Delivered = await client.consent.deliver({ account, customerId: props.customerId, caseId: props.caseId, way });
      const end = await finishDelivery(delivered);
      setWords(t(`delivered.${end === 'text-kept' ? 'textFailed' : end}`, { ...delivered }));
    } catch (error) {
      setFault(faultOf(error));
    }
    setBusy(false);
  };
  return (
    <Panel title={t('ways')}>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ way, label, look }) => (
          <Button key={way} look={look} busy={busy} disabled={incomplete} aria-describedby={`way-${way}`} onClick={() => void deliver(way)}>
            {t(label)}
          </Button>
        ))}
      </div>
      <ul className="mt-2 flex flex-col gap-0.5 text-secondary">
        {incomplete ? <li>{t('notYet')}</li> : null}
        <li id="way-mail">
          {t('mailClient')}: {t('mailClientHelp')}
        </li>
        <li id="way-copy">
          {t('copy')}: {t('copyHelp')}
        </li>
      </ul>
      <p role="status" className="mt-2 min-h-5 font-medium break-words">
        {words}
      </p>
      {fault ? <FaultLine fault={fault} /> : null}
    </Panel>
  );
}
