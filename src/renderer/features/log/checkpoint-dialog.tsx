import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered as Made } from '../../../contract/define.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { dateText } from '../../ui/time.tsx';

interface Answer {
  readonly made: { readonly sequence: number };
  readonly delivered: Made;
  readonly stampedAt?: string;
}
const isAddress = (text: string) => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol);

/** Where the log stands now, signed: kept by somebody else, it shows later that nothing before it was taken away or rewritten. */
export function CheckpointDialog(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('log');
  const { client } = useBridge();
  const account = useAccount();
  const [to, setTo] = useState('');
  const [authority, setAuthority] = useState('');
  const [done, setDone] = useState<Answer | null>(null);
  const { busy, outcome, fault, deliver } = useDelivery((answer: Answer) => answer.delivered);
  const make = async (asked: () => Promise<Answer>) => {
    setDone(null);
    setDone(await deliver(asked));
  };
  const hand = (way: 'file' | 'mail' | 'copy') =>
    void make(() => client.evidence.checkpoint({ account, way, to: way === 'mail' ? to.trim() : '' }));
  const address = authority.trim();
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('checkpoint.title')}
      description={t('checkpoint.words')}
      actions={<Button onClick={props.onClose}>{t('checkpoint.done')}</Button>}
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          <Button look="primary" busy={busy} onClick={() => hand('file')}>
            {t('checkpoint.file')}
          </Button>
          <Button busy={busy} onClick={() => hand('copy')}>
            {t('checkpoint.copy')}
          </Button>
        </div>
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            hand('mail');
          }}
        >
          <TextField
            type="email"
            className="flex-1"
            label={t('checkpoint.to')}
            maxLength={320}
            value={to}
            onChange={(event) => setTo(event.target.value.replace(/\p{Cc}/gu, ''))}
          />
          <Button type="submit" busy={busy}>
            {t('checkpoint.mail')}
          </Button>
        </form>
        <form
          noValidate
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (isAddress(address)) void make(() => client.evidence.timestamp({ account, authority: address }));
          }}
        >
          <TextField
            type="url"
            className="flex-1"
            label={t('checkpoint.authority')}
            maxLength={2000}
            value={authority}
            onChange={(event) => setAuthority(event.target.value)}
          />
          <Button
            type="submit"
            busy={busy}
            disabled={!isAddress(address)}
            hint={isAddress(address) ? undefined : t('checkpoint.authorityHint')}
          >
            {t('checkpoint.stamp')}
          </Button>
        </form>
        {done ? (
          <p role="status">
            {t('checkpoint.made', { sequence: done.made.sequence })}
            {done.stampedAt ? ` ${t('checkpoint.stamped', { when: dateText(done.stampedAt, true) })}` : ''}
          </p>
        ) : null}
        <Delivered outcome={outcome} />
        {fault ? <FaultPanel fault={fault} /> : null}
      </div>
    </Dialog>
  );
}
