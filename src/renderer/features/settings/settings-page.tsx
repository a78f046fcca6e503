import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useApp, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { AppearancePart } from './appearance-part.tsx';
import { ComputerPart } from './computer-part.tsx';
import { ConnectionPart } from './connection-part.tsx';
import { HousekeepingPart } from './housekeeping-part.tsx';
import { KeepingPart } from './keeping-part.tsx';
import { MailServerPart } from './mail-server-part.tsx';
import { PartnerPart } from './partner-part.tsx';
import { PersonPart } from './person-part.tsx';
import { SecretsPart } from './secrets-part.tsx';
import { SetAside } from './set-aside.tsx';
import { SyncPart } from './sync-part.tsx';
import { TimeZonePart } from './time-zone-part.tsx';

/** Who one is, for whom one acts, through what, and how it looks. */
export function SettingsPage(): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const settings = useQuery(ask.settings.get.queryOptions({ input: { account } }));
  const status = useStatus();
  const app = useApp().data;
  const error = settings.error ?? status.error;
  return (
    <Page title={t('title')}>
      <SetAside />
      {error ? <FaultPanel fault={faultOf(error)} onRetry={() => void Promise.all([settings.refetch(), status.refetch()])} /> : null}
      {!error && !(settings.data && status.data && app) ? <Loading /> : null}
      {settings.data && status.data && app ? (
        <div className="grid max-w-300 items-start gap-5 min-[1200px]:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            <Panel title={t('person.title')}>
              <PersonPart settings={settings.data} />
            </Panel>
            <Panel title={t('partner.title')}>
              <PartnerPart settings={settings.data} />
            </Panel>
            <Panel title={t('mailServer.title')}>
              <MailServerPart settings={settings.data} />
            </Panel>
            <Panel title={t('timeZone.title')}>
              <TimeZonePart settings={settings.data} status={status.data} />
            </Panel>
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <Panel title={t('connection.title')}>
              <ConnectionPart status={status.data} app={app} />
            </Panel>
            {status.data.capabilities.read ? (
              <Panel title={t('sync.title')}>
                <SyncPart status={status.data} />
              </Panel>
            ) : null}
            <Panel title={t('computer.title')}>
              <ComputerPart status={status.data} />
            </Panel>
            <Panel title={t('appearance.title')}>
              <AppearancePart />
            </Panel>
            <Panel title={t('secrets.title')}>
              <SecretsPart />
            </Panel>
            <Panel title={t('keeping.title')}>
              <KeepingPart />
            </Panel>
            <Panel title={t('housekeeping.title')}>
              <HousekeepingPart />
            </Panel>
            <Panel title={t('about.title')}>
              <p>
                {t('about.version', { version: app.version })}, {t(`about.shell.${app.shell}`)}
              </p>
              <ul className="mt-1 flex list-disc flex-col gap-1 pl-4 text-secondary">
                {(['affiliation', 'disk', 'telemetry', 'licence'] as const).map((one) => (
                  <li key={one}>{t(`about.${one}`)}</li>
                ))}
              </ul>
            </Panel>
          </div>
        </div>
      ) : null}
    </Page>
  );
}
