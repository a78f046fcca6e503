import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { BackupPart } from './backup-part.tsx';
import { bytesText } from './bytes.ts';
import { CheckPart } from './check-part.tsx';
import { RebuiltPart } from './rebuilt-part.tsx';
import { RestorePart } from './restore-part.tsx';
import { SizePart } from './size-part.tsx';

/** What keeps an account's database whole: backups, restoring, a full check, its size, and what was set aside. */
export function HousekeepingPage(): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { ask } = useBridge();
  const account = useAccount();
  const state = useQuery(ask.housekeeping.state.queryOptions({ input: { account } }));
  const { data } = state;
  return (
    <Page title={t('title')}>
      <div className="flex max-w-300 flex-col gap-5">
        {state.error ? <FaultPanel fault={faultOf(state.error)} onRetry={() => void state.refetch()} /> : null}
        {data?.rebuilt ? <RebuiltPart rebuilt={data.rebuilt} /> : null}
        <div className="grid items-start gap-5 min-[1200px]:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            <BackupPart last={data?.lastBackup ?? null} />
            <RestorePart />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <SizePart />
            <CheckPart />
            <Panel title={t('aside.title')}>
              <p className="break-all">{t('aside.folder', { path: data?.aside.folder ?? '' })}</p>
              <p className="text-small text-secondary">{t('aside.means')}</p>
              {data && data.aside.files.length > 0 ? (
                <ul className="mt-2 flex flex-col gap-1">
                  {data.aside.files.map(({ name, bytes }) => (
                    <li key={name} className="flex gap-3">
                      <span className="min-w-0 flex-1 break-all">{name}</span>
                      <span className="numbers shrink-0">{bytesText(bytes)}</span>
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="mt-2">{t('aside.none')}</p>
              )}
            </Panel>
          </div>
        </div>
      </div>
    </Page>
  );
}
