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
import { Summary } from '../../ui/summary.tsx';
import { dateText } from '../../ui/time.tsx';
import { isAuthority } from './authority.ts';

interface Stamped {
  readonly delivered: Made;
  readonly stampedAt: string;
}

/** Asks an authority that the person names for a time stamp (RFC 3161); it learns a hash and nothing else of the desk. */
export function TimestampForm(): ReactNode {
  const { t } = useTranslation('evidence');
  const { client } = useBridge();
  const account = useAccount();
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const [stampedAt, setStampedAt] = useState<string | null>(null);
  const { busy, outcome, fault, deliver } = useDelivery((made: Stamped) => made.delivered);
  const sound = isAuthority(address.trim());
  const ask = async () => {
    setTried(true);
    if (!sound) return;
    setStampedAt(null);
    const made = await deliver(() => client.evidence.timestamp({ account, authority: address.trim() }));
    setStampedAt(made?.stampedAt ?? null);
  };
  return (
    <details className="border-t border-hairline pt-2">
      <Summary>{t('timestamp.title')}</Summary>
      <form
        noValidate
        className="flex flex-col items-start gap-2 pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <p>{t('timestamp.words')}</p>
        <TextField
          type="url"
          className="w-full"
          label={t('timestamp.address')}
          maxLength={2000}
          value={address}
          problem={tried && !sound ? t('timestamp.wrong') : ''}
          onChange={(event) => setAddress(event.target.value)}
        />
        <Button type="submit" busy={busy}>
          {t('timestamp.act')}
        </Button>
        {stampedAt === null ? null : <p role="status">{t('timestamp.stamped', { when: dateText(stampedAt, true) })}</p>}
        <Delivered outcome={outcome} />
        {fault ? <FaultPanel fault={fault} /> : null}
      </form>
    </details>
  );
}
