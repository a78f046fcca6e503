import { useQueryClient } from '@tanstack/react-query';
import { HardDriveDownload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupProgress, BackupShown, HousekeepingState } from '../../../contract/housekeeping.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeliveryEnd, deliveryEnd } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { Age } from '../../ui/time.tsx';
import { bytesText } from './bytes.ts';
import { Steps } from './steps.tsx';
import { SHORTEST, strengthOf } from './strength.ts';
import { useStream } from './use-stream.ts';

const steps = ['copying', 'checking', 'checking-log', 'encrypting', 'reading-back'];
interface Made {
  readonly backup: BackupShown;
  readonly fileBytes: number;
  readonly end: DeliveryEnd;
}

/** A passphrase, twice, and a file of everything that this account's desk knows. */
export function BackupPart(props: { readonly last: HousekeepingState['lastBackup'] }): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { client, ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const [words, setWords] = useState({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const { now, run, stop } = useStream<BackupProgress, Made>(async ({ made }) => {
    if (made === null) return null;
    void cache.invalidateQueries({ queryKey: ask.housekeeping.state.key() });
    return { ...made, end: await deliveryEnd(made.delivered) };
  });
  const strength = strengthOf(words.first);
  const differs = words.first !== words.again;
  const begin = () => {
    setTried(true);
    if (strength === 'short' || differs) return;
    const passphrase = words.first;
    // Typed once for each backup: it is not kept, here neither.
    setWords({ first: '', again: '' });
    setTried(false);
    run((signal) => client.housekeeping.backup({ account, passphrase }, { signal }));
  };
  return (
    <Panel
      title={t('backup.title')}
      aside={
        props.last ? (
          <span>
            {t('backup.last')} <Age at={props.last.at} />
          </span>
        ) : (
          t('backup.never')
        )
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t('backup.what')}</p>
        <p className="border-l-2 border-edge pl-2">{t('backup.noSecrets')}</p>
        {now.kind === 'running' ? (
          <Steps steps={steps} at={now.at} label={t('backup.running')} onCancel={stop} />
        ) : (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              begin();
            }}
          >
            <div className="grid gap-3 min-[1000px]:grid-cols-2">
              <TextField
                type="password"
                autoComplete="new-password"
                label={t('backup.passphrase')}
                value={words.first}
                onChange={(event) => setWords({ ...words, first: event.target.value })}
                help={words.first === '' ? t('backup.hint', { count: SHORTEST }) : t(`strength.${strength}`, { count: SHORTEST })}
                problem={tried && strength === 'short' ? t('strength.short', { count: SHORTEST }) : ''}
              />
              <TextField
                type="password"
                autoComplete="new-password"
                label={t('backup.again')}
                value={words.again}
                onChange={(event) => setWords({ ...words, again: event.target.value })}
                problem={tried && differs ? t('backup.differs') : ''}
              />
            </div>
            <p className="text-small text-secondary">{t('backup.lost')}</p>
            <div>
              <Button type="submit" look="primary" icon={<HardDriveDownload size={14} aria-hidden />}>
                {t('backup.act')}
              </Button>
            </div>
          </form>
        )}
        {now.kind === 'cancelled' ? <p role="status">{t('backup.cancelled')}</p> : null}
        {now.kind === 'failed' ? <FaultPanel fault={now.fault} /> : null}
        {now.kind === 'ended' ? <MadeNote made={now.answer} /> : null}
      </div>
    </Panel>
  );
}

function MadeNote(props: { readonly made: Made }): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { backup, fileBytes, end } = props.made;
  if (end.end === 'cancelled') return <p role="status">{t('backup.notSaved')}</p>;
  return (
    <div className="flex flex-col gap-1 rounded-base border border-hairline bg-sunken p-2">
      <p className="font-medium">
        {t('backup.made', { size: bytesText(fileBytes), entries: backup.entries, customers: backup.customers })}
      </p>
      <p>{backup.firstBroken === null ? t('backup.sound') : t('backup.broken', { sequence: backup.firstBroken })}</p>
      <Delivered outcome={end} />
    </div>
  );
}
