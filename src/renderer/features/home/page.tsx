import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Page } from '../../ui/page.tsx';
import { Age } from '../../ui/time.tsx';
import { Changes } from './changes.tsx';
import { DueChases } from './due-chases.tsx';
import { MarkSeen } from './mark-seen.tsx';
import { Waiting } from './waiting.tsx';
import { Welcome } from './welcome.tsx';

/** What changed while the person was away, also while the app was closed, and what waits for them. */
export function HomePage(): ReactNode {
  const { t } = useTranslation('home');
  const { ask } = useBridge();
  const account = useAccount();
  const since = useQuery(ask.home.since.queryOptions({ input: { account } }));
  const seenAt = since.data?.seenAt;
  return (
    <Page
      title={t('title')}
      aside={
        seenAt ? (
          <span>
            {t('seen')} <Age at={seenAt} />
          </span>
        ) : null
      }
      actions={since.data && since.data.total > 0 ? <MarkSeen newest={since.data.newest} /> : null}
    >
      <div className="grid max-w-300 grid-cols-1 items-start gap-4 min-[1000px]:grid-cols-[minmax(0,1fr)_300px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Welcome />
          <Changes question={since} fresh={seenAt === null} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <DueChases />
          <Waiting />
        </div>
      </div>
    </Page>
  );
}
