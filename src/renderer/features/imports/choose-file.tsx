import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFault } from '../../bridge/fault.ts';
import { Bar } from '../../ui/bar.tsx';
import { classes } from '../../ui/classes.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { LONGEST } from './send-file.ts';

/** Where the person chooses or drops the export. */
export function ChooseFile(props: {
  readonly sending: { readonly name: string; readonly sent: number; readonly size: number } | null;
  readonly fault: DeskFault | null;
  readonly onFile: (file: File) => void;
}): ReactNode {
  const { t } = useTranslation('imports');
  const { sending, fault } = props;
  const field = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState('');
  const take = (file: File | undefined) => {
    if (file === undefined || sending !== null) return;
    const wrong = file.size > LONGEST ? 'choose.tooLarge' : file.size === 0 ? 'choose.empty' : null;
    setRefused(wrong === null ? '' : t(wrong, { name: file.name }));
    if (wrong === null) props.onFile(file);
  };
  return (
    <Panel title={t('choose.title')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the field inside does the same by keyboard */}
      <div
        className={classes('rounded-base border border-dashed p-4', over ? 'border-accent bg-accent-soft' : 'border-edge')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <label htmlFor={field} className="font-medium">
          {t('choose.label')}
        </label>
        <input
          id={field}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          disabled={sending !== null}
          aria-describedby={`${field}-help`}
          className="mt-2 block max-w-full"
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
        <p id={`${field}-help`} className="mt-2 text-small text-secondary">
          {t('choose.help')}
        </p>
      </div>
      {sending === null ? null : (
        <p role="status" className="mt-3 flex items-center gap-2">
          <Bar role="progressbar" label={t('choose.sending', { name: sending.name })} value={sending.sent} most={sending.size} />
          {t('choose.sending', { name: sending.name })}
        </p>
      )}
      {refused === '' ? null : (
        <p role="alert" className="mt-3 text-blocked">
          {refused}
        </p>
      )}
      {fault === null ? null : (
        <div className="mt-3">
          <FaultPanel fault={fault} />
        </div>
      )}
    </Panel>
  );
}
