import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered as Made } from '../../../contract/define.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { TimestampForm } from './timestamp-form.tsx';

/** Where the log stands, signed: kept outside, it shows later that nothing before it was rewritten. */
export function CheckpointPart(): ReactNode {
  const { t } = useTranslation('evidence');
  const { client } = useBridge();
  const account = useAccount();
  const [to, setTo] = useState('');
  const [made, setMade] = useState<number | null>(null);
  const { busy, outcome, fault, deliver } = useDelivery((answer: { readonly delivered: Made }) => answer.delivered);
  const make = async (way: 'file' | 'mail' | 'copy') => {
    const answer = await deliver(() => client.evidence.checkpoint({ account, way, to: way === 'mail' ? to.trim() : '' }));
    setMade((answer as { readonly made?: { readonly sequence: number } } | null)?.made?.sequence ?? null);
  };
  return (
    <Panel title={t('checkpoint.title')}>
      <div className="flex flex-col gap-3">
        <p>{t('checkpoint.words')}</p>
        <TextField
          type="email"
          label={t('checkpoint.to')}
          help={t('checkpoint.toHelp')}
          maxLength={320}
          value={to}
          onChange={(event) => setTo(event.target.value.replace(/\p{Cc}/gu, ''))}
        />
        <div className="flex flex-wrap gap-2">
          {(['file', 'mail', 'copy'] as const).map((way) => (
            <Button key={way} busy={busy} onClick={() => void make(way)}>
              {t(`checkpoint.${way}`)}
            </Button>
          ))}
        </div>
        {made === null ? null : <p role="status">{t('checkpoint.made', { sequence: made })}</p>}
        <Delivered outcome={outcome} />
        {fault ? <FaultPanel fault={fault} /> : null}
        <TimestampForm />
      </div>
    </Panel>
  );
}
