import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { FileChoice } from '../../ui/file-choice.tsx';
import { Page } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { MatchLog } from './match-log.tsx';
import { PreviewLog } from './preview-log.tsx';
import { RunLog } from './run-log.tsx';
import { LONGEST, useLogImport } from './use-log-import.ts';

/** `/log/import`: another log, from its file to entries of this one. Nothing is written before it was shown. */
export function LogImportPage(): ReactNode {
  const { t } = useTranslation('log-files');
  const { ask } = useBridge();
  const account = useAccount();
  const { timeZone } = useQuery(ask.settings.get.queryOptions({ input: { account } })).data ?? {};
  const { state, opened, plan, preview, sending, ...flow } = useLogImport();
  const held = state.data?.held ?? null;
  const isWriting = held?.stage === 'running' || held?.stage === 'ended';
  const unfinished = state.data?.unfinished ?? null;
  return (
    <Page
      title={t('import.title')}
      actions={
        <Link to="/log" className="text-accent underline underline-offset-2">
          {t('toLog')}
        </Link>
      }
    >
      <div className="flex max-w-240 flex-col gap-4">
        <p className="text-secondary">{t('import.lead')}</p>
        {unfinished === null ? null : (
          <p role="status" className="text-unknown">
            {t('import.unfinished', { at: dateText(unfinished.startedAt, true) })}
          </p>
        )}
        {opened !== null && timeZone !== undefined && preview === null ? (
          <MatchLog
            key={`${opened.importId} ${opened.table.headerRow}`}
            table={opened.table}
            before={plan}
            timeZone={timeZone}
            busy={flow.busy}
            fault={flow.faults.match}
            onHeader={flow.header}
            onMatched={flow.compare}
            onOther={flow.letGo}
          />
        ) : null}
        {opened !== null && preview !== null && plan !== null ? (
          <PreviewLog
            importId={opened.importId}
            preview={preview}
            takeRepeated={plan.takeRepeated}
            busy={flow.busy}
            fault={flow.faults.run ?? flow.faults.match}
            onTakeRepeated={(takeRepeated) => flow.compare({ ...plan, takeRepeated })}
            onBack={flow.back}
            onRun={() => flow.run()}
          />
        ) : null}
        {opened === null && isWriting && held !== null ? <RunLog held={held} onAnother={flow.letGo} /> : null}
        {opened === null && !isWriting ? (
          <FileChoice
            title={t('import.choose.title')}
            label={t('import.choose.label')}
            help={t('import.choose.help')}
            accept=".csv,.txt,.tsv,.xlsx,.jsonl,.ndjson,.json"
            longest={LONGEST}
            refusal={(why, name) => t(`import.choose.${why}`, { name })}
            sending={sending && { ...sending, words: t('import.choose.sending', { name: sending.name }) }}
            onFile={flow.open}
          >
            {flow.faults.open === null ? null : <FaultPanel fault={flow.faults.open} />}
          </FileChoice>
        ) : null}
      </div>
    </Page>
  );
}
