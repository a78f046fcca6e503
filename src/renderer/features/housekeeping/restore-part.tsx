import { FolderOpen } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../bridge/fault.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { bytesText } from './bytes.ts';
import { RestorePreview } from './restore-preview.tsx';
import { Steps } from './steps.tsx';
import { useRestore } from './use-restore.ts';

const steps = ['opening', 'checking', 'checking-log'];

/** From the file to what is in it, and only then to the question whether it takes the place of what is here. */
export function RestorePart(): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { taken, opening, restore, take, open, giveUp } = useRestore();
  const [passphrase, setPassphrase] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const { now } = opening;
  const sending = taken !== null && taken.fault === null && taken.restoreId === null;
  if (restore.data) {
    return (
      <Panel title={t('restore.title')}>
        <div role="status" className="flex flex-col gap-1">
          <p className="font-medium">{t('restore.done')}</p>
          <p className="break-all">{t('restore.aside', { path: restore.data.aside })}</p>
          {restore.data.erasedAgain > 0 ? <p>{t('restore.erasedAgain', { count: restore.data.erasedAgain })}</p> : null}
          <p>{t('restore.afterwards')}</p>
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={t('restore.title')}>
      <div className="flex flex-col gap-3">
        <p>{t('restore.what')}</p>
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={<FolderOpen size={14} aria-hidden />} onClick={() => picker.current?.click()} disabled={restore.isPending}>
            {t(taken === null ? 'restore.choose' : 'restore.other')}
          </Button>
          <input
            ref={picker}
            type="file"
            aria-label={t('restore.file')}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              setPassphrase('');
              restore.reset();
              if (file) take(file);
            }}
          />
          {taken ? (
            <span className="min-w-0 break-all">
              {taken.name} · {bytesText(taken.size)}
            </span>
          ) : null}
          {taken ? <Button onClick={giveUp}>{t('restore.giveUp')}</Button> : null}
        </div>
        {sending ? <Bar role="progressbar" label={t('restore.sending')} value={taken.sent} most={taken.size} /> : null}
        {taken?.fault ? <FaultPanel fault={taken.fault} /> : null}
        {taken?.restoreId && now.kind !== 'running' && now.kind !== 'ended' ? (
          <form
            className="flex flex-wrap items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              open(passphrase);
              setPassphrase('');
            }}
          >
            <TextField
              type="password"
              autoComplete="off"
              label={t('restore.passphrase')}
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
            <Button type="submit" look="primary" disabled={passphrase === ''}>
              {t('restore.open')}
            </Button>
          </form>
        ) : null}
        {now.kind === 'running' ? <Steps steps={steps} at={now.at} label={t('restore.opening')} onCancel={opening.stop} /> : null}
        {now.kind === 'failed' ? <FaultPanel fault={now.fault} /> : null}
        {now.kind === 'ended' ? (
          <RestorePreview shown={now.answer} busy={restore.isPending} onRestore={(typedName) => restore.mutate(typedName)} />
        ) : null}
        {restore.error ? <FaultPanel fault={faultOf(restore.error)} /> : null}
      </div>
    </Panel>
  );
}
