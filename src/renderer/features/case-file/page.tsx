import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedCaseFile } from '../../../contract/case-files.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { FileContent } from './file-content.tsx';

/** Longer files are not even sent to the engine, which refuses them too. Bytes; core/case/case-file.ts. */
const LONGEST = 128_000;

/** A case file of another desk, to be read: what the shell opened last, or what the person chooses here. Nothing on it acts. */
export function CaseFilePage(): ReactNode {
  const { t } = useTranslation('case-file');
  const { ask, client } = useBridge();
  const account = useAccount();
  const opened = useQuery(ask.caseFiles.opened.queryOptions({ input: { account } }));
  const chosen = useMutation({
    mutationFn: async (file: File): Promise<OpenedCaseFile> =>
      file.size > LONGEST
        ? { kind: 'refused', name: file.name, why: 'too-long' }
        : client.caseFiles.read({ account, name: file.name.slice(-260), content: await file.text() }),
  });
  // Whichever was opened last.
  const shown = chosen.data && chosen.submittedAt > opened.dataUpdatedAt ? chosen.data : opened.data;
  const error = chosen.error ?? opened.error;
  const title = shown?.kind !== 'read' ? t('title') : shown.file.from === '' ? t('fromNobody') : t('from', { name: shown.file.from });
  const field = useId();
  return (
    <Page title={title}>
      <div className="flex max-w-220 flex-col gap-5">
        {error ? <FaultPanel fault={faultOf(error)} onRetry={() => void opened.refetch()} /> : null}
        {!error && (opened.isPending || chosen.isPending) ? <Loading /> : null}
        {shown && !error ? <FileContent opened={shown} /> : null}
        <Panel title={t('choose')}>
          <label htmlFor={field} className="text-secondary">
            {t('chooseHelp')}
          </label>
          <input
            id={field}
            type="file"
            accept=".consentdesk"
            className="mt-2 block"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) chosen.mutate(file);
              // The same file may be chosen again after it was changed.
              event.target.value = '';
            }}
          />
        </Panel>
      </div>
    </Page>
  );
}
