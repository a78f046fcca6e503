import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Age } from '../../ui/time.tsx';

/** When the last backup was made, in a line; the page of its own makes one. */
export function HousekeepingPart(): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const state = useQuery(ask.housekeeping.state.queryOptions({ input: { account } })).data;
  return (
    <>
      <p className="min-h-5">
        {state?.lastBackup ? t('housekeeping.last') : null} {state?.lastBackup ? <Age at={state.lastBackup.at} /> : null}
        {state && !state.lastBackup ? t('housekeeping.never') : null}
      </p>
      <Link to="/housekeeping" className="text-accent underline underline-offset-2">
        {t('housekeeping.open')}
      </Link>
    </>
  );
}
