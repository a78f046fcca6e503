import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { askedBy } from './asked.ts';
import { AskedPart } from './asked-part.tsx';
import { ExportEnd } from './export-end.tsx';
import { ExportForm } from './export-form.tsx';
import { ExportProgress } from './export-progress.tsx';
import { useExport } from './use-export.ts';

/** `/log/export`: what the words and filters of the address leave, as a file. */
export function LogExportPage(): ReactNode {
  const { t } = useTranslation('log-files');
  const { ask } = useBridge();
  const account = useAccount();
  const address = useSearch({ from: '/log/export' });
  const asked = useMemo(() => askedBy(address), [address]);
  const plan = useQuery(ask.logFiles.plan.queryOptions({ input: { account, ...asked } }));
  const { exporting, start, stop, again } = useExport();
  const isOpen =
    exporting.kind === 'none' || exporting.kind === 'cancelled' || exporting.kind === 'not-saved' || exporting.kind === 'failed';
  return (
    <Page
      title={t('export.title')}
      actions={
        <Link to="/log" search={address} className="text-accent underline underline-offset-2">
          {t('toLog')}
        </Link>
      }
    >
      <div className="flex max-w-240 flex-col gap-4">
        <p className="text-secondary">{t('export.lead')}</p>
        <AskedPart asked={asked} plan={plan.data ?? null} address={address} />
        {plan.error ? <FaultPanel fault={faultOf(plan.error)} onRetry={() => void plan.refetch()} /> : null}
        {exporting.kind === 'running' ? <ExportProgress at={exporting.at} onStop={stop} /> : null}
        {exporting.kind === 'exported' ? <ExportEnd exported={exporting} onAgain={again} /> : null}
        {exporting.kind === 'cancelled' || exporting.kind === 'not-saved' ? (
          <p role="status">{t(exporting.kind === 'cancelled' ? 'export.cancelled' : 'export.notSaved')}</p>
        ) : null}
        {exporting.kind === 'failed' ? <FaultPanel fault={exporting.fault} /> : null}
        {/* What was chosen stays while the file is written, so that it can be done again. */}
        <div hidden={!isOpen}>
          {plan.data ? <ExportForm plan={plan.data} onExport={(chosen) => start({ ...asked, ...chosen })} /> : null}
        </div>
      </div>
    </Page>
  );
}
