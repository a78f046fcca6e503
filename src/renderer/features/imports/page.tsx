import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Page } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { AddCustomer } from './add-customer.tsx';
import { ChooseFile } from './choose-file.tsx';
import { MatchStep } from './match-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { RunStep } from './run-step.tsx';
import { useImport } from './use-import.ts';

/** `/import`: customers from an export of Partner Center, or one by hand. Nothing is written before it was shown. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation('imports');
  const { ask } = useBridge();
  const account = useAccount();
  const { timeZone } = useQuery(ask.settings.get.queryOptions({ input: { account } })).data ?? {};
  const { state, opened, matched, preview, ...flow } = useImport();
  const held = state.data?.held ?? null;
  const isWriting = held?.stage === 'running' || held?.stage === 'ended';
  const unfinished = state.data?.unfinished ?? null;
  return (
    <Page title={t('title')}>
      <div className="flex max-w-240 flex-col gap-4">
        <p className="text-secondary">{t('lead')}</p>
        {unfinished === null ? null : (
          <p role="status" className="text-unknown">
            {t('unfinished', { at: dateText(unfinished.startedAt, true) })}
          </p>
        )}
        {opened !== null && timeZone !== undefined && preview === null ? (
          <MatchStep
            key={`${opened.importId} ${opened.table.headerRow}`}
            table={opened.table}
            before={matched}
            suggestedDay={opened.suggestedDay}
            timeZone={timeZone}
            busy={flow.busy}
            fault={flow.faults.match}
            onHeader={flow.header}
            onMatched={flow.compare}
            onOther={flow.letGo}
          />
        ) : null}
        {opened !== null && preview !== null && matched !== null ? (
          <PreviewStep
            importId={opened.importId}
            preview={preview}
            takeRenamed={matched.plan.takeRenamed}
            busy={flow.busy}
            fault={flow.faults.run ?? flow.faults.match}
            onTakeRenamed={(takeRenamed) => flow.compare({ ...matched, plan: { ...matched.plan, takeRenamed } })}
            onBack={flow.back}
            onRun={() => flow.run()}
          />
        ) : null}
        {opened === null && isWriting && held !== null ? <RunStep held={held} onAnother={flow.letGo} /> : null}
        {opened === null && !isWriting ? (
          <>
            <ChooseFile sending={flow.sending} fault={flow.faults.open} onFile={flow.open} />
            <AddCustomer />
          </>
        ) : null}
      </div>
    </Page>
  );
}
