import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreShown } from '../../../contract/housekeeping.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Facts } from '../../ui/page.tsx';
import { DateText } from '../../ui/time.tsx';

/** What the backup is, beside what it would take the place of. */
export function RestorePreview(props: {
  readonly shown: RestoreShown;
  readonly busy: boolean;
  readonly onRestore: (typedName: string) => void;
}): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { backup, here, fits, erasedSince } = props.shown;
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const named = fits === 'same' || typed.trim() === backup.name.trim();
  return (
    <div className="flex flex-col gap-3 rounded-base border border-hairline bg-sunken p-3">
      <p className="font-medium">{t('preview.checked')}</p>
      <Facts
        rows={[
          [t('preview.account'), `${backup.simulated ? 'SIMULATED ' : ''}${backup.name}`],
          [t('preview.madeAt'), <DateText key="at" at={backup.madeAt} time />],
          [t('preview.version'), backup.appVersion],
          [t('preview.customers'), t('preview.inBackup', { there: backup.customers, here: here.customers })],
          [t('preview.entries'), t('preview.inBackup', { there: backup.entries, here: here.entries })],
          [
            t('preview.head'),
            <code key="head" className="font-mono text-small break-all">
              {backup.head}
            </code>,
          ],
        ]}
      />
      {backup.firstBroken === null ? null : <p>{t('backup.broken', { sequence: backup.firstBroken })}</p>}
      <p>{here.newer === null ? t('preview.otherLog') : t('preview.newer', { count: here.newer })}</p>
      {erasedSince > 0 ? <p>{t('preview.erasedSince', { count: erasedSince })}</p> : null}
      <p>{t('preview.replaces')}</p>
      {fits === 'not-this-account' ? (
        <p role="alert" className="text-blocked">
          {t('preview.notThis', { name: backup.name })}
        </p>
      ) : (
        <>
          {fits === 'other-id' ? (
            <TextField
              label={t('preview.typeName', { name: backup.name })}
              help={t('preview.otherId')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          ) : null}
          <div>
            <Button look="danger" disabled={!named} busy={props.busy} onClick={() => setAsking(true)}>
              {t('preview.act')}
            </Button>
          </div>
        </>
      )}
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('preview.sure')}
        description={t('preview.sureMeans')}
        confirm={t('preview.act')}
        danger
        onConfirm={() => {
          setAsking(false);
          props.onRestore(typed);
        }}
      />
    </div>
  );
}
