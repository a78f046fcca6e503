import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogExportProgress } from '../../../contract/log-files.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { Panel } from '../../ui/page.tsx';

/** How far the file is; stopping leaves nothing half-written. */
export function ExportProgress(props: { readonly at: LogExportProgress | null; readonly onStop: () => void }): ReactNode {
  const { t } = useTranslation('log-files');
  const { at } = props;
  const words =
    at === null
      ? t('export.starting')
      : at.step === 'drawing'
        ? t('export.drawing')
        : t('export.reading', { done: countText(at.done), of: countText(at.of) });
  return (
    <Panel title={t('export.running')}>
      <p className="numbers flex items-center gap-2">
        {at?.step === 'reading' ? <Bar role="progressbar" label={t('export.running')} value={at.done} most={at.of} /> : null}
        <span>{words}</span>
      </p>
      <p role="status" className="sr-only">
        {at?.step === 'drawing' ? words : t('export.running')}
      </p>
      <div className="mt-3 flex items-center gap-2">
        <Button onClick={props.onStop}>{t('export.cancel')}</Button>
        <span className="text-small text-secondary">{t('export.cancelHelp')}</span>
      </div>
    </Panel>
  );
}
